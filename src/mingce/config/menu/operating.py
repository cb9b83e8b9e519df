"""Commands for whoever keeps an installation running."""

from mingce.config.menu.asked import Offer

OPERATING: tuple[Offer, ...] = ()
