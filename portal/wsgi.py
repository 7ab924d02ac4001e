import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
application = get_wsgi_application()

# All code is loaded by now. The collector need not look through it again at each turn.
_ = get_resolver().url_patterns
gc.collect()
gc.freeze()
