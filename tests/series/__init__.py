"""Tests of series: the red thread, the end with result and thanks, opening again."""
