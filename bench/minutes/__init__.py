"""An administrator's minutes: one Work Group in a real browser, each key and click counted.

It prints a table and fails nothing; it only stops where a step cannot be done.
"""
