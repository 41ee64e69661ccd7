"""The tests: what people may and may not do, through HTTP, the browser and the database role of production."""
