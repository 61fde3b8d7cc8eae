# The real Sidekiq, its defaults kept, under the load of the other cases: one JSON line.
# ruby sidekiq_case.rb CASE THREADS JOBS, with the Redis in REDIS_URL.
require "json"
require "sidekiq"
require "sidekiq/cli" # it is a server, so that pools are a server's
require "sidekiq/api"
require "sidekiq/launcher"

CASE, THREADS, JOBS = ARGV[0], ARGV[1].to_i, ARGV[2].to_i
SLICE = 1000
# Seconds after which a new process has begun to look for what is due.
FIRST_LOOK = 16
Sidekiq.logger.level = Logger::FATAL
Sidekiq.options[:error_handlers]&.clear
Sidekiq.error_handlers.clear

def clock = Process.clock_gettime(Process::CLOCK_MONOTONIC)

# Counts starts, and stamps the first and the last.
class Meter
  attr_reader :first, :last, :count

  def initialize(wanted)
    @wanted, @count, @lock, @done = wanted, 0, Mutex.new, Queue.new
  end

  def hit
    now = clock
    @lock.synchronize do
      @count += 1
      @first ||= now
      @last = now
      @done << true if @count == @wanted
    end
  end

  def wait = @done.pop

  def rate = @count / (@last - @first)
end

METER = Meter.new(JOBS)
STARTED = Queue.new

class NoopJob
  include Sidekiq::Worker
  def perform(number) = METER.hit
end

class SleepJob
  include Sidekiq::Worker
  def perform(number)
    METER.hit
    sleep 0.001
  end
end

class FailJob
  include Sidekiq::Worker
  sidekiq_retry_in { 3600 }
  def perform(number)
    METER.hit
    raise ArgumentError, "made to fail"
  end
end

class PingJob
  include Sidekiq::Worker
  def perform(*) = STARTED << clock
end

class LateJob
  include Sidekiq::Worker
  def perform(at) = STARTED << Time.now.to_f - at
end

def fill(job, extra = {})
  began = clock
  (0...JOBS).each_slice(SLICE) do |part|
    Sidekiq::Client.push_bulk({"class" => job, "args" => part.map { |n| [n] }}.merge(extra))
  end
  JOBS / (clock - began)
end

def launch
  Sidekiq.options[:queues] << "default"
  Sidekiq.options[:concurrency] = THREADS
  launcher = Sidekiq::Launcher.new(Sidekiq.options)
  launcher.run
  launcher
end

def quantile(values, share) = values.sort[[values.size - 1, (values.size * share).to_i].min]

def spread(values, unit, scale)
  {"p50_#{unit}" => quantile(values, 0.5) * scale, "p99_#{unit}" => quantile(values, 0.99) * scale}
end

def tell(values)
  puts JSON.generate({engine: "sidekiq #{Sidekiq::VERSION}", case: CASE, threads: THREADS}.merge(values))
  $stdout.flush
  exit!(0)
end

case CASE
when "noop", "io", "fail"
  bulk = fill({"noop" => NoopJob, "io" => SleepJob, "fail" => FailJob}[CASE])
  launch
  METER.wait
  told = {jobs_per_s: METER.rate, bulk_enqueue_per_s: bulk}
  told[:efficiency] = METER.rate / (THREADS / 0.001) if CASE == "io"
  tell(told)
when "due"
  launch
  at = Time.now.to_f + FIRST_LOOK + JOBS * 4e-5
  fill(NoopJob, "at" => at)
  METER.wait
  moment = clock - Time.now.to_f + at
  tell(jobs_per_s: JOBS / (METER.last - moment), first_after_due_s: METER.first - moment)
when "work" # one of several processes: told to begin, ends when the queue is empty
  $stdin.gets
  launch
  sleep 0.02 until Sidekiq::Queue.new.size == 0
  sleep 0.3
  tell(count: METER.count, first: METER.first, last: METER.last)
when "fill"
  tell(bulk_enqueue_per_s: fill(NoopJob))
when "enqueue"
  times = Array.new(JOBS) do |n|
    began = clock
    NoopJob.perform_async(n)
    clock - began
  end
  tell({enqueue_per_s: JOBS / times.sum}.merge(spread(times, "us", 1e6)))
when "pickup"
  launch
  sleep 1
  times = Array.new(JOBS) do
    began = clock
    PingJob.perform_async
    waited = STARTED.pop - began
    sleep 0.005
    waited
  end
  tell(spread(times, "ms", 1e3))
when "lateness"
  launch
  first = Time.now.to_f + FIRST_LOOK
  JOBS.times { |n| LateJob.perform_at(first + n * 0.01, first + n * 0.01) }
  tell(spread(Array.new(JOBS) { STARTED.pop }, "ms", 1e3))
when "idle"
  launch
  sleep 3
  calls = -> { Sidekiq.redis { |r| r.info("commandstats").sum { |name, told| name == "info" ? 0 : told["calls"].to_i } } }
  before = calls.call
  sleep 10
  tell(commands_per_s: (calls.call - before) / 10.0)
end
