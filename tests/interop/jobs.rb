# What a real Ruby Sidekiq runs in these tests. Its beat and its look at what is due are sped up.
require "sidekiq"
require "sidekiq/scheduled"

Sidekiq.configure_server do |config|
  config.options[:average_scheduled_poll_interval] = 0.2
  config.options[:poll_interval_average] = 0.2
  config.error_handlers.clear
  require "sidekiq/launcher"
  Sidekiq::Launcher.send(:remove_const, :BEAT_PAUSE)
  Sidekiq::Launcher.const_set(:BEAT_PAUSE, 0.2)
end
Sidekiq.strict_args!(false) if Sidekiq.respond_to?(:strict_args!)

def ran(*what) = Sidekiq.redis { |redis| redis.rpush("test:ran", JSON.generate(what)) }

class EchoJob
  include Sidekiq::Worker

  def perform(*args) = ran("ruby", jid, args)
end

class BoomJob
  include Sidekiq::Worker
  sidekiq_options retry: 1, backtrace: 3

  def perform(*args) = raise(ArgumentError, "boom é #{args.first}")
end

class WaitJob
  include Sidekiq::Worker

  def perform(key)
    ran("begun", jid)
    Sidekiq.redis { |redis| redis.brpop(key, timeout: 20) }
    ran("ended", jid)
  end
end

class TallyJob
  include Sidekiq::Worker

  def perform(number) = Sidekiq.redis { |redis| redis.hincrby("test:ruby", number, 1) }
end
