"""Tests of Mijn afspraken: the pages, and the crossing under attack."""
