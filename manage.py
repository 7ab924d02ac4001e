#!/usr/bin/env python
"""Django's command line; without DATABASE_URL it starts this machine's own PostgreSQL first."""

import os
import sys

from portal import embedded


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    embedded.provide_services()
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
