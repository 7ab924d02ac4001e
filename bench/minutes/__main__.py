"""`make minutes`: what one Work Group takes of its administrator's time, stage by stage."""

import os
import sys
from pathlib import Path

from bench.scratch import scratch_database, set_environment

CHROMIUM = Path("/usr/bin/chromium")


def main() -> None:
    if not CHROMIUM.exists():
        sys.exit(f"There is no Chromium at {CHROMIUM}.")
    with scratch_database() as database:
        set_environment(database)
        # Playwright keeps a loop running in this thread, in which Django would not ask the
        # database.
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
        from portal import serve

        serve.prepare_portal()
        load = os.getloadavg()[0]
        print(year_as_table())
        print(f"\n{os.cpu_count()} cores, with {load:.1f} at work before it began")


def year_as_table() -> str:
    from django.test import override_settings

    from bench.minutes.run import efforts_of_a_year, table_of
    from bench.minutes.walk import CannotBeDone

    # Whoever is signed in has also proved a second time who they are; neither is counted.
    with override_settings(SECOND_FACTOR_REQUIRED=False):
        try:
            return table_of(efforts_of_a_year(CHROMIUM))
        except CannotBeDone as error:
            sys.exit(str(error))


if __name__ == "__main__":
    main()
