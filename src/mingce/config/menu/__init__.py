"""What the command line offers."""

from mingce.config.menu.asked import saying
from mingce.config.menu.authoring import AUTHORING
from mingce.config.menu.operating import OPERATING

__all__ = ["AUTHORING", "OPERATING", "saying"]
