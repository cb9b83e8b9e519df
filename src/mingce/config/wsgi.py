"""The pages as a WSGI application, for granian or any other server."""

import os

from django.core.wsgi import get_wsgi_application

from mingce.config.opened import SETTINGS

os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
application = get_wsgi_application()
