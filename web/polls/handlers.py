"""The pages of a poll, for web/app.py."""

from litestar.types import ControllerRouterHandler

from web.polls.guest import GuestPollPages
from web.polls.pages import DateChoicePages, PollAnswerPages, PollPages

HANDLERS: list[ControllerRouterHandler] = [PollPages, DateChoicePages, PollAnswerPages, GuestPollPages]
