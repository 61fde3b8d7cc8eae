"""The store in Redis or Valkey, in Sidekiq's format; needs ``kickboard[redis]``."""

from kickboard.stores.redis.store import RedisStore

__all__ = ["RedisStore"]
