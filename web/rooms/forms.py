"""The form of one room."""

from web.shared.forms import Form, mail_address, required, text


class RoomForm(Form):
    """How the room is called, and which mailbox keeps its calendar."""

    name = text("Hoe heet de zaal?", required("Schrijf hoe de zaal heet."), most=80)
    mailbox = mail_address(
        "Het mailadres van de zaal",
        description="Daar komt het overleg in de kalender. Er staat geen naam van een cliënt in.",
    )
