"""An account is given by invitation to a person of the house, who alone chooses its password.

Giving access is no record of a case: the log says who entered the person, the account is beside it.
"""

from mingce.acts.perform import Asked, Refusal, permitted, seated
from mingce.core.policy import Action
from mingce.ledger import access, people, write


def invite(asked: Asked, person: str) -> str:
    """The mark of a new account, to be put into a link; any link before is of no use any more.

    Whoever invites could take up the invitation: so nobody who has a seat and an account gets
    another account. The seat is left first.
    """
    with write.turn():
        permitted(asked, seated(asked), Action.ENTER_PERSON)
        if person not in people.entered([person]):
            raise Refusal("没有登记此人，不能邀请", "nobody of that id has been entered")
        seats = people.seats_of([person])
        sits = any(one.until is None or asked.on < one.until for one in seats)
        if sits and access.is_open(person):
            raise Refusal(
                "此人在岗且已有账号，须先免去其席位",
                "this person has a seat and an account: the seat is left first",
            )
        return access.invite(person)


def accept(person: str, mark: str, password: str) -> None:
    """The invited person's password is set, once."""
    with write.turn():
        if person not in people.entered([person]) or not access.take_up(person, mark, password):
            raise Refusal("邀请已失效", "the invitation is of no use any more")


def mark(person: str) -> str:
    """The mark of an account that waits for its person; empty where none does."""
    return access.mark_of(person)
