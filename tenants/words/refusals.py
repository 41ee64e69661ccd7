"""Dutch for every refusal: what is the matter and what to do next."""

REFUSALS: dict[str, str] = {}
