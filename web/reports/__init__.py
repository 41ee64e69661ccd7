"""Pages of the report: /overleggen/{id}/verslag for staff, the guest's own page, and the papers."""
