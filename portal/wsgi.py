import os

from django.core.wsgi import get_wsgi_application

from portal.collector import leave_code_alone

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
application = get_wsgi_application()
leave_code_alone()
