"""Aanvragen: requests and weighings for the coordinator, and the form that the public page shares."""
