"""Who works here, as the administrator sees and changes it; and the page of who was asked to. No case is shown."""
