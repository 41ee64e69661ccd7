"""All tables of services/, and one list of migrations."""

from pathlib import Path

from piccolo.conf.apps import AppConfig, table_finder

HERE = Path(__file__).parent
MODULES = [f"services.{path.parent.name}.tables" for path in sorted(HERE.glob("*/tables.py"))]

APP_CONFIG = AppConfig(
    app_name="services",
    migrations_folder_path=str(HERE / "piccolo_migrations"),
    table_classes=table_finder(modules=MODULES),
    migration_dependencies=["tenants.piccolo_app"],
)
