"""Where Piccolo finds the database and the apps with tables (PICCOLO_CONF=infra.piccolo_conf)."""

from piccolo.conf.apps import AppRegistry

from infra.database import Engine
from infra.settings import settings

DB = Engine(settings().database_url)

APP_REGISTRY = AppRegistry(apps=["tenants.piccolo_app", "services.piccolo_app"])
