from django.db import migrations, models

# In the order in which they were shown.
NUMBER_ANEW = """
UPDATE needs_priority SET position = numbered.place
FROM (
    SELECT id, row_number() OVER (PARTITION BY hub_id, school_year ORDER BY position, id) AS place
    FROM needs_priority
) AS numbered
WHERE numbered.id = needs_priority.id AND needs_priority.position <> numbered.place
"""


class Migration(migrations.Migration):
    dependencies = [("needs", "0001_initial")]

    operations = [
        migrations.RunSQL(NUMBER_ANEW, migrations.RunSQL.noop),
        # The rows' triggers wait for the end of the transaction, and no table with a trigger that
        # waits can be altered.
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE", migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name="priority",
            constraint=models.UniqueConstraint(
                deferrable=models.Deferrable["DEFERRED"],
                fields=("hub", "school_year", "position"),
                name="one_priority_at_each_place",
            ),
        ),
    ]
