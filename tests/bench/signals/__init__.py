"""`make bench-signals`: what it costs to publish bottlenecks, and how much of them is left to read (issue: figures).

Start in `__main__.py`. A million contributions are laid down with COPY, as a superuser; the publication itself runs in
a process of its own, as the role `app`, through the very job of production.
"""
