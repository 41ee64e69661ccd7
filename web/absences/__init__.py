"""Deelname: how one person takes part, with which number or link; why not, who phoned, who tells it afterwards."""
