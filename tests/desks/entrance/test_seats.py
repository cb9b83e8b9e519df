"""The entrance of a demonstration."""

from django.test import Client

from tests.desks.seated import words


def test_one_click_sits_down_where_one_wanted_to_go(demonstration):
    from mingce.config.demo import CAST

    number = next(n for n, one in enumerate(CAST) if one.who.of == "410500")
    client = Client()
    sent = client.get("/applicant/2018/re_review/")
    assert sent.status_code == 302
    assert sent["Location"].startswith("/seats/?next=")
    assert "安阳" in words(client.get(sent["Location"]))
    sat = client.post("/seats/sit/", {"seat": number, "next": "/applicant/2018/re_review/"})
    assert sat["Location"] == "/applicant/2018/re_review/"
    assert client.get(sat["Location"]).status_code == 200


def test_nobody_is_led_out_of_the_house(demonstration):
    sat = Client().post("/seats/sit/", {"seat": 4, "next": "https://elsewhere.example/"})
    assert sat["Location"].startswith("/")


def test_a_seat_that_is_not_there_is_not_taken(demonstration):
    for wrong in ("", "9999", "-1", "Ⅷ"):
        client = Client()
        assert client.post("/seats/sit/", {"seat": wrong})["Location"] == "/seats/"
        assert client.get("/applicant/").status_code == 302


def test_whoever_leaves_is_nobody_again(demonstration):
    client = Client()
    client.post("/seats/sit/", {"seat": 4})
    client.post("/seats/leave/")
    assert client.get("/applicant/").status_code == 302


def test_outside_a_demonstration_nobody_is_played(database):
    from django.test import override_settings

    with override_settings(DEMO=False, ALLOWED_HOSTS=["testserver"]):
        assert Client().get("/seats/")["Location"].startswith("/account/login/")
        assert Client().post("/seats/sit/", {"seat": 4})["Location"] == "/seats/"
        assert Client().get("/applicant/")["Location"].startswith("/seats/")
