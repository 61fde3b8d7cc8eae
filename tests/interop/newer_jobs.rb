# What a real Ruby Sidekiq 7 or 8 runs in these tests. Its beat and its look at what is due are sped up.
require "sidekiq"
require "sidekiq/launcher"

Sidekiq.configure_server do |config|
  config[:average_scheduled_poll_interval] = 0.2
  config[:poll_interval_average] = 0.2
  seconds = ENV["MAX_ITERATION_RUNTIME"].to_s
  config[:max_iteration_runtime] = Float(seconds) unless seconds.empty?
  config.error_handlers.clear
  config.logger.level = Logger::FATAL
end
Sidekiq::Launcher.send(:remove_const, :BEAT_PAUSE)
Sidekiq::Launcher.const_set(:BEAT_PAUSE, 0.2)

def ran(*what) = Sidekiq.redis { |redis| redis.call("RPUSH", "test:ran", JSON.generate(what)) }

class EchoJob
  include Sidekiq::Job

  def perform(*args) = ran("ruby", jid, args)
end

class BoomJob
  include Sidekiq::Job
  sidekiq_options retry: 1, backtrace: 3

  def perform(*args) = raise(ArgumentError, "boom é #{args.first}")
end

# Counts to a number, a step every 50 ms; ours of the same name does the same.
class CountJob
  include Sidekiq::IterableJob

  def build_enumerator(to, cursor:) = array_enumerator((0...to).to_a, cursor: cursor)

  def each_iteration(item, _to)
    ran("ruby", item)
    sleep 0.05
  end

  def on_cancel = ran("ruby", "cancelled")
end

class TallyJob
  include Sidekiq::Job

  def perform(number) = Sidekiq.redis { |redis| redis.call("HINCRBY", "test:ruby", number, 1) }
end
