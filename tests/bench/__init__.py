"""Speed and size: `make bench` measures them at full size; the tests here keep the bounds and the bench alive."""
