"""The demonstration: a network with its municipalities, the cast, and two real situations in own words.

Every person is invented and called Voorbeeld. The cast is also the cast of the tests. Start at __main__.py.
"""
