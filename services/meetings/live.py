"""Live: whoever writes what a shared screen shows says `live.changed(access, consultation_id)`.

The door tells it on after the commit, with the id alone; each screen then asks again what it may show. Services
below the table (plans, consultations) say the same with `tenants.live`, also with the id of a case: that reaches
every screen of that case.
"""

from tenants.live import changed

__all__ = ["changed"]
