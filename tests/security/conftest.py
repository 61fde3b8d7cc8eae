"""Engines, and the demo's jobs with a profile of their own, as the other tests have them."""

from tests.engine.conftest import engines, forget_local_classes
from tests.engine.test_demo.conftest import client, perform, profile, shop_database

__all__ = ["client", "engines", "forget_local_classes", "perform", "profile", "shop_database"]
