import django.utils.timezone
import pghistory.utils
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Fee',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.CharField(choices=[('no_show', 'Did not come'), ('cancelled_late', 'Cancelled late')], max_length=20)),
                ('amount', models.DecimalField(decimal_places=2, max_digits=8)),
                ('workshop_on', models.DateField()),
                ('free_until', models.DateTimeField()),
                ('notified_at', models.DateTimeField(null=True)),
                ('proposed_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('state', models.CharField(choices=[('proposed', 'Needs a decision'), ('confirmed', 'Confirmed'), ('waived', 'Waived'), ('void', 'No longer due'), ('invoiced', 'Invoiced')], default='proposed', max_length=20)),
                ('decided_at', models.DateTimeField(null=True)),
                ('waiver', models.CharField(blank=True, choices=[('illness', 'Illness'), ('bereavement', 'Bereavement or compassionate leave'), ('court', 'Jury service or court'), ('ofsted', 'Ofsted inspection called'), ('school_emergency', 'School closure, emergency or safeguarding incident'), ('weather', 'Severe weather or travel'), ('strike', 'Strike'), ('cover', 'Exam or cover emergency'), ('new_role', 'Maternity leave or new role'), ('technical', 'Technical failure'), ('hub_error', "The hub's own mistake"), ('goodwill', 'First time, goodwill'), ('targeted', 'School in targeted support'), ('other', 'Another reason')], max_length=20)),
                ('note', models.CharField(blank=True, max_length=300)),
            ],
            options={
                'ordering': ['-workshop_on', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='FeeEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('reason', models.CharField(choices=[('no_show', 'Did not come'), ('cancelled_late', 'Cancelled late')], max_length=20)),
                ('amount', models.DecimalField(decimal_places=2, max_digits=8)),
                ('workshop_on', models.DateField()),
                ('free_until', models.DateTimeField()),
                ('notified_at', models.DateTimeField(null=True)),
                ('proposed_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('state', models.CharField(choices=[('proposed', 'Needs a decision'), ('confirmed', 'Confirmed'), ('waived', 'Waived'), ('void', 'No longer due'), ('invoiced', 'Invoiced')], default='proposed', max_length=20)),
                ('decided_at', models.DateTimeField(null=True)),
                ('waiver', models.CharField(blank=True, choices=[('illness', 'Illness'), ('bereavement', 'Bereavement or compassionate leave'), ('court', 'Jury service or court'), ('ofsted', 'Ofsted inspection called'), ('school_emergency', 'School closure, emergency or safeguarding incident'), ('weather', 'Severe weather or travel'), ('strike', 'Strike'), ('cover', 'Exam or cover emergency'), ('new_role', 'Maternity leave or new role'), ('technical', 'Technical failure'), ('hub_error', "The hub's own mistake"), ('goodwill', 'First time, goodwill'), ('targeted', 'School in targeted support'), ('other', 'Another reason')], max_length=20)),
                ('note', models.CharField(blank=True, max_length=300)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Invoice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('reference', models.CharField(max_length=20, unique=True)),
                ('sent_to', models.EmailField(max_length=254)),
                ('issued_on', models.DateField()),
                ('due_on', models.DateField()),
                ('vat_treatment', models.CharField(choices=[('not_set', 'Not set'), ('outside_scope', 'Outside the scope of VAT'), ('exempt', 'Exempt from VAT'), ('standard', 'Standard rate')], max_length=20)),
                ('net', models.DecimalField(decimal_places=2, max_digits=8)),
                ('vat', models.DecimalField(decimal_places=2, max_digits=8)),
                ('total', models.DecimalField(decimal_places=2, max_digits=8)),
                ('bill_from', models.JSONField()),
                ('bill_to', models.JSONField()),
                ('lines', models.JSONField()),
            ],
            options={
                'ordering': ['-issued_on', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='InvoiceEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('pgh_context', pghistory.utils.JSONField(null=True)),
                ('pgh_context_id', models.UUIDField(null=True)),
                ('id', models.BigIntegerField()),
                ('number', models.PositiveIntegerField()),
                ('reference', models.CharField(max_length=20)),
                ('sent_to', models.EmailField(max_length=254)),
                ('issued_on', models.DateField()),
                ('due_on', models.DateField()),
                ('vat_treatment', models.CharField(choices=[('not_set', 'Not set'), ('outside_scope', 'Outside the scope of VAT'), ('exempt', 'Exempt from VAT'), ('standard', 'Standard rate')], max_length=20)),
                ('net', models.DecimalField(decimal_places=2, max_digits=8)),
                ('vat', models.DecimalField(decimal_places=2, max_digits=8)),
                ('total', models.DecimalField(decimal_places=2, max_digits=8)),
                ('bill_from', models.JSONField()),
                ('bill_to', models.JSONField()),
                ('lines', models.JSONField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='InvoiceSequence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('last_number', models.PositiveIntegerField(default=0)),
            ],
        ),
    ]
