import django.db.models.deletion
import django.utils.timezone
import outbox.models
from django.conf import settings
from django.db import migrations, models

from pages.create_models import CreateModels


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('hubs', '0001_initial'),
        ('workgroups', '0001_initial'),
    ]

    operations = [
        CreateModels([
            migrations.CreateModel(
                name='Message',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('key', models.CharField(max_length=200, unique=True)),
                    ('kind', models.CharField(max_length=60)),
                    ('hub', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='messages', to='hubs.hub')),
                    ('about_id', models.BigIntegerField(null=True)),
                    ('to_email', models.EmailField(max_length=254)),
                    ('from_name', models.CharField(blank=True, max_length=150)),
                    ('reply_to', models.EmailField(blank=True, max_length=254)),
                    ('subject', models.CharField(max_length=250)),
                    ('text', models.TextField()),
                    ('html', models.TextField()),
                    ('message_id', models.CharField(default=outbox.models.new_message_id, max_length=300, unique=True)),
                    ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('first_due_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('due_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('wanted_until', models.DateTimeField(null=True)),
                    ('claimed_until', models.DateTimeField(null=True)),
                    ('attempts', models.PositiveSmallIntegerField(default=0)),
                    ('last_error', models.TextField(blank=True)),
                    ('sent_at', models.DateTimeField(null=True)),
                    ('failed_at', models.DateTimeField(null=True)),
                    ('withdrawn_at', models.DateTimeField(null=True)),
                    ('withdrawn_because', models.CharField(blank=True, max_length=100)),
                    ('repeats', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='repeated_by', to='outbox.message')),
                    ('links_stopped_at', models.DateTimeField(null=True)),
                    ('links_stopped_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('asked_from', models.CharField(blank=True, db_default='', max_length=40)),
                    ('workgroup', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='messages', to='workgroups.workgroup')),
                ],
                options={
                    'ordering': ['-created_at', '-pk'],
                    'indexes': [models.Index(condition=models.Q(('links_stopped_at__isnull', False)), fields=['links_stopped_at'], name='message_links_stopped'), models.Index(condition=models.Q(('failed_at', None), ('sent_at', None), ('withdrawn_at', None)), fields=['due_at'], name='message_due'), models.Index(fields=['hub', '-created_at', '-id'], name='message_by_hub'), models.Index(fields=['kind', 'about_id'], name='message_about'), models.Index(condition=models.Q(('failed_at__isnull', False)), fields=['hub'], name='message_failed'), models.Index(condition=models.Q(('asked_from', ''), _negated=True), fields=['first_due_at'], name='message_asked_for'), models.Index(condition=models.Q(('sent_at__isnull', False)), fields=['sent_at'], name='message_sent'), models.Index(condition=models.Q(('workgroup__isnull', False)), fields=['workgroup', '-created_at', '-id'], name='message_by_workgroup'), models.Index(fields=['to_email', '-created_at'], name='message_by_address')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('sent_at', None), ('failed_at', None), _connector='OR'), name='message_sent_or_failed'), models.CheckConstraint(condition=models.Q(models.Q(('subject__regex', '[\\r\\n]'), _negated=True), models.Q(('from_name__regex', '[\\r\\n]'), _negated=True)), name='message_headers_are_one_line'), models.CheckConstraint(condition=models.Q(models.Q(('links_stopped_at', None), ('links_stopped_by', None)), models.Q(('links_stopped_at__isnull', False), ('links_stopped_by__isnull', False)), _connector='OR'), name='message_links_stopped_by_somebody')],
                },
            ), migrations.CreateModel(
                name='Attachment',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('message', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attachments', to='outbox.message')),
                    ('name', models.CharField(max_length=120)),
                    ('content_type', models.CharField(max_length=60)),
                    ('content', models.BinaryField(blank=True)),
                    ('same_as', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='outbox.attachment')),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('same_as', None), ('content', b''), _connector='OR'), name='attachment_is_kept_once')],
                },
            ), migrations.CreateModel(
                name='LifeSign',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('part', models.CharField(max_length=255, unique=True)),
                    ('at', models.DateTimeField()),
                ],
            ),
        ]),
    ]
