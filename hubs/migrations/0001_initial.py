import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.text
import django.utils.timezone
import pghistory.utils
import pgtrigger.compiler
from decimal import Decimal
from django.conf import settings
from django.db import migrations, models

from pages.create_models import CreateModels


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
    ]

    operations = [
        CreateModels([
            migrations.CreateModel(
                name='User',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('password', models.CharField(max_length=128, verbose_name='password')),
                    ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                    ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                    ('email', models.EmailField(max_length=254, unique=True, verbose_name='email address')),
                    ('name', models.CharField(blank=True, max_length=150)),
                    ('is_active', models.BooleanField(default=True)),
                    ('joined_at', models.DateTimeField(default=django.utils.timezone.now)),
                    ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                    ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
                    ('words', models.GeneratedField(db_persist=True, expression=django.db.models.functions.text.Concat(django.db.models.functions.text.Lower(models.Func(models.Func(models.Case(models.When(models.Q(('name__regex', '[^\\x01-\\x7f]')), then=models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(django.db.models.functions.comparison.Cast(models.F('name'), models.TextField()), output_field=models.TextField(), template='normalize(%(expressions)s, NFKD)'), models.Value(' ?[\\u0300-\\u036f]+'), models.Value(''), models.Value('g'), function='regexp_replace', output_field=models.TextField()), models.Value('ŁłØøĐđÐðŦŧĦħŊŋıȷÆŒÞẞΑαΒβΔδΕεΖζΗηΙιΚκΛλΜμΝνΞξΟοΠπΡρΣσςΤτΦφΩωΓΘΥΧΨ'), models.Value('LlOoDdDdTtHhNnijæœþßaavvddeezziiiikkllmmnnxxoopprrsssttffooγθυχψ'), function='translate', output_field=models.TextField()), models.Value('æ'), models.Value('ae'), function='replace', output_field=models.TextField()), models.Value('œ'), models.Value('oe'), function='replace', output_field=models.TextField()), models.Value('þ'), models.Value('th'), function='replace', output_field=models.TextField()), models.Value('ß'), models.Value('ss'), function='replace', output_field=models.TextField()), models.Value('oυ'), models.Value('ou'), function='replace', output_field=models.TextField()), models.Value('aυ'), models.Value('av'), function='replace', output_field=models.TextField()), models.Value('eυ'), models.Value('ev'), function='replace', output_field=models.TextField()), models.Value('υ'), models.Value('y'), function='replace', output_field=models.TextField()), models.Value('γγ'), models.Value('ng'), function='replace', output_field=models.TextField()), models.Value('γ'), models.Value('g'), function='replace', output_field=models.TextField()), models.Value('θ'), models.Value('th'), function='replace', output_field=models.TextField()), models.Value('χ'), models.Value('ch'), function='replace', output_field=models.TextField()), models.Value('ψ'), models.Value('ps'), function='replace', output_field=models.TextField())), default=django.db.models.functions.comparison.Cast(models.F('name'), models.TextField()), output_field=models.TextField()), models.Value("['’‘‛ʼʹ`\xad\u200b\u200c\u200d\u2060\ufeff]"), models.Value(''), models.Value('g'), function='regexp_replace', output_field=models.TextField()), models.Value('[\\-‐‑–—/\\\\.,;:!?"“”„«»&+()\\[\\]{}<>@#\\^*_=|~$£…·•\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\u1680\u2028\u2029]'), models.Value(' '), models.Value('g'), function='regexp_replace', output_field=models.TextField())), models.Value(' ', output_field=models.TextField()), django.db.models.functions.text.Lower(models.Func(models.Func(models.Case(models.When(models.Q(('email__regex', '[^\\x01-\\x7f]')), then=models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(models.Func(django.db.models.functions.comparison.Cast(models.F('email'), models.TextField()), output_field=models.TextField(), template='normalize(%(expressions)s, NFKD)'), models.Value(' ?[\\u0300-\\u036f]+'), models.Value(''), models.Value('g'), function='regexp_replace', output_field=models.TextField()), models.Value('ŁłØøĐđÐðŦŧĦħŊŋıȷÆŒÞẞΑαΒβΔδΕεΖζΗηΙιΚκΛλΜμΝνΞξΟοΠπΡρΣσςΤτΦφΩωΓΘΥΧΨ'), models.Value('LlOoDdDdTtHhNnijæœþßaavvddeezziiiikkllmmnnxxoopprrsssttffooγθυχψ'), function='translate', output_field=models.TextField()), models.Value('æ'), models.Value('ae'), function='replace', output_field=models.TextField()), models.Value('œ'), models.Value('oe'), function='replace', output_field=models.TextField()), models.Value('þ'), models.Value('th'), function='replace', output_field=models.TextField()), models.Value('ß'), models.Value('ss'), function='replace', output_field=models.TextField()), models.Value('oυ'), models.Value('ou'), function='replace', output_field=models.TextField()), models.Value('aυ'), models.Value('av'), function='replace', output_field=models.TextField()), models.Value('eυ'), models.Value('ev'), function='replace', output_field=models.TextField()), models.Value('υ'), models.Value('y'), function='replace', output_field=models.TextField()), models.Value('γγ'), models.Value('ng'), function='replace', output_field=models.TextField()), models.Value('γ'), models.Value('g'), function='replace', output_field=models.TextField()), models.Value('θ'), models.Value('th'), function='replace', output_field=models.TextField()), models.Value('χ'), models.Value('ch'), function='replace', output_field=models.TextField()), models.Value('ψ'), models.Value('ps'), function='replace', output_field=models.TextField())), default=django.db.models.functions.comparison.Cast(models.F('email'), models.TextField()), output_field=models.TextField()), models.Value("['’‘‛ʼʹ`\xad\u200b\u200c\u200d\u2060\ufeff]"), models.Value(''), models.Value('g'), function='regexp_replace', output_field=models.TextField()), models.Value('[\\-‐‑–—/\\\\.,;:!?"“”„«»&+()\\[\\]{}<>@#\\^*_=|~$£…·•\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\u1680\u2028\u2029]'), models.Value(' '), models.Value('g'), function='regexp_replace', output_field=models.TextField()))), output_field=models.TextField())),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('email', django.db.models.functions.text.Lower('email'))), name='user_email_is_lower_case')],
                    'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "hubs_userevent" ("email", "id", "is_active", "is_superuser", "joined_at", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."email", NEW."id", NEW."is_active", NEW."is_superuser", NEW."joined_at", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id"); RETURN NULL;', hash='0c7b10d20f497e7352fe536d3a40d1ca768515c2', operation='INSERT', pgid='pgtrigger_insert_insert_a649b', table='hubs_user', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."email" IS DISTINCT FROM (NEW."email") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."is_active" IS DISTINCT FROM (NEW."is_active") OR OLD."is_superuser" IS DISTINCT FROM (NEW."is_superuser") OR OLD."joined_at" IS DISTINCT FROM (NEW."joined_at") OR OLD."name" IS DISTINCT FROM (NEW."name"))', func='INSERT INTO "hubs_userevent" ("email", "id", "is_active", "is_superuser", "joined_at", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."email", NEW."id", NEW."is_active", NEW."is_superuser", NEW."joined_at", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id"); RETURN NULL;', hash='6dece3e4a4ee082c757ab55e8c72262abab58989', operation='UPDATE', pgid='pgtrigger_update_update_4d5b8', table='hubs_user', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "hubs_userevent" ("email", "id", "is_active", "is_superuser", "joined_at", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."email", OLD."id", OLD."is_active", OLD."is_superuser", OLD."joined_at", OLD."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id"); RETURN NULL;', hash='57c98b6189077871576db754853e3cf410e5f1a0', operation='DELETE', pgid='pgtrigger_delete_delete_5a424', table='hubs_user', when='AFTER'))],
                },
            ), migrations.CreateModel(
                name='Hub',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('name', models.CharField(max_length=120, unique=True)),
                    ('slug', models.SlugField(max_length=60, unique=True)),
                    ('mailbox', models.EmailField(help_text="Signs and receives the hub's email.", max_length=254)),
                    ('telephone', models.CharField(blank=True, max_length=30)),
                    ('answer_days', models.PositiveSmallIntegerField(default=5, help_text='Working days within which an enquiry is answered.', verbose_name='days to answer')),
                    ('overload_from', models.PositiveSmallIntegerField(default=2, help_text='With how many projects a school is in, its hub is warned of one more.', verbose_name='projects that are too many')),
                    ('opened_on', models.DateField()),
                    ('closed_on', models.DateField(blank=True, null=True, verbose_name='last day')),
                    ('successor', models.ForeignKey(blank=True, help_text='The hub that looks after its area now.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='predecessors', to='hubs.hub')),
                    ('logo_hash', models.CharField(blank=True, max_length=20, verbose_name='logo')),
                    ('logo_words', models.CharField(blank=True, max_length=120, verbose_name='what the logo shows')),
                ],
                options={
                    'ordering': ['name'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('closed_on', None), ('closed_on__gte', models.F('opened_on')), _connector='OR'), name='hub_closes_after_it_opens'), models.CheckConstraint(condition=models.Q(('answer_days__gte', 1), ('answer_days__lte', 30)), name='hub_answers_within_30_days'), models.CheckConstraint(condition=models.Q(('overload_from__gte', 1), ('overload_from__lte', 20)), name='hub_warns_of_1_to_20_projects'), models.CheckConstraint(condition=models.Q(('successor', None), models.Q(('closed_on__isnull', False), models.Q(('successor', models.F('pk')), _negated=True)), _connector='OR'), name='only_a_closed_hub_has_a_successor'), models.CheckConstraint(condition=models.Q(models.Q(('logo_hash', ''), ('logo_words', '')), models.Q(models.Q(('logo_hash', ''), _negated=True), models.Q(('logo_words', ''), _negated=True)), _connector='OR'), name='hub_logo_has_its_words')],
                    'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "hubs_hubevent" ("answer_days", "closed_on", "id", "logo_hash", "logo_words", "mailbox", "name", "opened_on", "overload_from", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "successor_id", "telephone") VALUES (NEW."answer_days", NEW."closed_on", NEW."id", NEW."logo_hash", NEW."logo_words", NEW."mailbox", NEW."name", NEW."opened_on", NEW."overload_from", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."slug", NEW."successor_id", NEW."telephone"); RETURN NULL;', hash='baa970423c446b462d4570020951f62803bb53fb', operation='INSERT', pgid='pgtrigger_insert_insert_87df6', table='hubs_hub', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "hubs_hubevent" ("answer_days", "closed_on", "id", "logo_hash", "logo_words", "mailbox", "name", "opened_on", "overload_from", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "successor_id", "telephone") VALUES (NEW."answer_days", NEW."closed_on", NEW."id", NEW."logo_hash", NEW."logo_words", NEW."mailbox", NEW."name", NEW."opened_on", NEW."overload_from", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."slug", NEW."successor_id", NEW."telephone"); RETURN NULL;', hash='6d62e680ffe7e351317f12fcf2d3d0b07b5b6eed', operation='UPDATE', pgid='pgtrigger_update_update_481b6', table='hubs_hub', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "hubs_hubevent" ("answer_days", "closed_on", "id", "logo_hash", "logo_words", "mailbox", "name", "opened_on", "overload_from", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "successor_id", "telephone") VALUES (OLD."answer_days", OLD."closed_on", OLD."id", OLD."logo_hash", OLD."logo_words", OLD."mailbox", OLD."name", OLD."opened_on", OLD."overload_from", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."slug", OLD."successor_id", OLD."telephone"); RETURN NULL;', hash='8588d0a44a05506c18a5f5be67471c49ab617d9e', operation='DELETE', pgid='pgtrigger_delete_delete_8d8b1', table='hubs_hub', when='AFTER'))],
                },
            ), migrations.CreateModel(
                name='FeePolicy',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('hub', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='fee_policies', to='hubs.hub')),
                    ('version', models.PositiveSmallIntegerField()),
                    ('effective_from', models.DateField()),
                    ('amount', models.DecimalField(decimal_places=2, max_digits=8, verbose_name='fee in pounds')),
                    ('notice_days', models.PositiveSmallIntegerField(default=7, verbose_name='days of notice')),
                    ('notice_unit', models.CharField(choices=[('calendar_days', 'Calendar days, to the end of the day'), ('clock_days', "Calendar days, to the workshop's starting time"), ('working_days', 'Working days, to the end of the day'), ('none', 'No notice period: any notice before the start is in time')], default='calendar_days', max_length=20)),
                    ('charges_no_show', models.BooleanField(default=True, verbose_name='charge for not attending')),
                    ('charges_late_cancellation', models.BooleanField(default=True, verbose_name='charge for cancelling late')),
                    ('allows_substitute', models.BooleanField(default=True, verbose_name='a colleague may come instead')),
                ],
                options={
                    'verbose_name_plural': 'fee policies',
                    'constraints': [models.UniqueConstraint(fields=('hub', 'version'), name='one_policy_for_each_version'), models.CheckConstraint(condition=models.Q(('amount__gt', Decimal('0'))), name='policy_amount_positive'), models.CheckConstraint(condition=models.Q(('notice_days__lte', 60)), name='policy_notice_at_most_60_days'), models.CheckConstraint(condition=models.Q(('notice_unit__in', ['calendar_days', 'clock_days', 'working_days', 'none'])), name='policy_notice_unit_known'), models.CheckConstraint(condition=models.Q(('charges_no_show', True), ('charges_late_cancellation', True), _connector='OR'), name='policy_charges_for_something')],
                    'triggers': [pgtrigger.compiler.Trigger(name='policy_version_never_changes', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='ef1040d58010a9d4fad51f8be8a363c6e954ec11', operation='UPDATE OR DELETE', pgid='pgtrigger_policy_version_never_changes_cf7f4', table='hubs_feepolicy', when='BEFORE')), pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "hubs_feepolicyevent" ("allows_substitute", "amount", "charges_late_cancellation", "charges_no_show", "effective_from", "hub_id", "id", "notice_days", "notice_unit", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (NEW."allows_substitute", NEW."amount", NEW."charges_late_cancellation", NEW."charges_no_show", NEW."effective_from", NEW."hub_id", NEW."id", NEW."notice_days", NEW."notice_unit", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."version"); RETURN NULL;', hash='afefc19d30eebfa82d4d33408e44f634a3897192', operation='INSERT', pgid='pgtrigger_insert_insert_677fd', table='hubs_feepolicy', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "hubs_feepolicyevent" ("allows_substitute", "amount", "charges_late_cancellation", "charges_no_show", "effective_from", "hub_id", "id", "notice_days", "notice_unit", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (NEW."allows_substitute", NEW."amount", NEW."charges_late_cancellation", NEW."charges_no_show", NEW."effective_from", NEW."hub_id", NEW."id", NEW."notice_days", NEW."notice_unit", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."version"); RETURN NULL;', hash='591ef8b917889ae2c68adf6a0347702a331a7fef', operation='UPDATE', pgid='pgtrigger_update_update_88ab7', table='hubs_feepolicy', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "hubs_feepolicyevent" ("allows_substitute", "amount", "charges_late_cancellation", "charges_no_show", "effective_from", "hub_id", "id", "notice_days", "notice_unit", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version") VALUES (OLD."allows_substitute", OLD."amount", OLD."charges_late_cancellation", OLD."charges_no_show", OLD."effective_from", OLD."hub_id", OLD."id", OLD."notice_days", OLD."notice_unit", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."version"); RETURN NULL;', hash='2de0ad46b8f7fe8717e59b5fd0141350f34ca534', operation='DELETE', pgid='pgtrigger_delete_delete_085b0', table='hubs_feepolicy', when='AFTER'))],
                },
            ), migrations.CreateModel(
                name='HubText',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('hub', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='texts', to='hubs.hub')),
                    ('kind', models.CharField(choices=[('about', 'About the hub'), ('privacy', 'Privacy notice'), ('terms', 'Terms of taking part')], max_length=20)),
                    ('version', models.PositiveSmallIntegerField()),
                    ('body', models.TextField()),
                    ('controller', models.CharField(blank=True, max_length=160)),
                    ('controller_contact', models.CharField(blank=True, max_length=254)),
                    ('written_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('written_at', models.DateTimeField(auto_now_add=True)),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('hub', 'kind', 'version'), name='one_text_for_each_version'), models.CheckConstraint(condition=models.Q(('kind__in', ['about', 'privacy', 'terms'])), name='hub_text_kind_known'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'privacy'), models.Q(('controller', ''), _negated=True), models.Q(('controller_contact', ''), _negated=True)), models.Q(models.Q(('kind', 'privacy'), _negated=True), ('controller', ''), ('controller_contact', '')), _connector='OR'), name='privacy_notice_names_its_controller')],
                    'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "hubs_hubtextevent" ("body", "controller", "controller_contact", "hub_id", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version", "written_at", "written_by_id") VALUES (NEW."body", NEW."controller", NEW."controller_contact", NEW."hub_id", NEW."id", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."version", NEW."written_at", NEW."written_by_id"); RETURN NULL;', hash='29f86a337586f52aa2c0bf7f9ba9026c5c6465fc', operation='INSERT', pgid='pgtrigger_insert_insert_9f2d3', table='hubs_hubtext', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "hubs_hubtextevent" ("body", "controller", "controller_contact", "hub_id", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version", "written_at", "written_by_id") VALUES (NEW."body", NEW."controller", NEW."controller_contact", NEW."hub_id", NEW."id", NEW."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."version", NEW."written_at", NEW."written_by_id"); RETURN NULL;', hash='16ba55fe217833cb8447c772527f3327dba315d6', operation='UPDATE', pgid='pgtrigger_update_update_d4da8', table='hubs_hubtext', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "hubs_hubtextevent" ("body", "controller", "controller_contact", "hub_id", "id", "kind", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "version", "written_at", "written_by_id") VALUES (OLD."body", OLD."controller", OLD."controller_contact", OLD."hub_id", OLD."id", OLD."kind", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."version", OLD."written_at", OLD."written_by_id"); RETURN NULL;', hash='4e46ffe834de2b58bed06080302d0059eb0a4d3d', operation='DELETE', pgid='pgtrigger_delete_delete_a051e', table='hubs_hubtext', when='AFTER'))],
                },
            ), migrations.CreateModel(
                name='FeePolicyEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='hubs.feepolicy')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('hub', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hubs.hub')),
                    ('version', models.PositiveSmallIntegerField()),
                    ('effective_from', models.DateField()),
                    ('amount', models.DecimalField(decimal_places=2, max_digits=8, verbose_name='fee in pounds')),
                    ('notice_days', models.PositiveSmallIntegerField(default=7, verbose_name='days of notice')),
                    ('notice_unit', models.CharField(choices=[('calendar_days', 'Calendar days, to the end of the day'), ('clock_days', "Calendar days, to the workshop's starting time"), ('working_days', 'Working days, to the end of the day'), ('none', 'No notice period: any notice before the start is in time')], default='calendar_days', max_length=20)),
                    ('charges_no_show', models.BooleanField(default=True, verbose_name='charge for not attending')),
                    ('charges_late_cancellation', models.BooleanField(default=True, verbose_name='charge for cancelling late')),
                    ('allows_substitute', models.BooleanField(default=True, verbose_name='a colleague may come instead')),
                ],
                options={
                    'abstract': False,
                    'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='b73dd3df6baab18a9c70d7b57403c18625ec22e4', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_13059', table='hubs_feepolicyevent', when='BEFORE'))],
                },
            ), migrations.CreateModel(
                name='FormerName',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('hub', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='former_names', to='hubs.hub')),
                    ('name', models.CharField(max_length=120)),
                    ('until_on', models.DateField(verbose_name='last day')),
                ],
                options={
                    'ordering': ['-until_on', '-pk'],
                    'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "hubs_formernameevent" ("hub_id", "id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "until_on") VALUES (NEW."hub_id", NEW."id", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."until_on"); RETURN NULL;', hash='6e8d807aba13c16b2e23daa6639d0a47f3419d9d', operation='INSERT', pgid='pgtrigger_insert_insert_d6624', table='hubs_formername', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "hubs_formernameevent" ("hub_id", "id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "until_on") VALUES (NEW."hub_id", NEW."id", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."until_on"); RETURN NULL;', hash='5d0b560909db0d5b969b1add6f7056f3c5bf4684', operation='UPDATE', pgid='pgtrigger_update_update_36075', table='hubs_formername', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "hubs_formernameevent" ("hub_id", "id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "until_on") VALUES (OLD."hub_id", OLD."id", OLD."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."until_on"); RETURN NULL;', hash='99713edc242402e3ba3ce86f86a70724f4ac474e', operation='DELETE', pgid='pgtrigger_delete_delete_6470f', table='hubs_formername', when='AFTER'))],
                },
            ), migrations.CreateModel(
                name='FormerNameEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='hubs.formername')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('hub', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hubs.hub')),
                    ('name', models.CharField(max_length=120)),
                    ('until_on', models.DateField(verbose_name='last day')),
                ],
                options={
                    'abstract': False,
                    'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='1747059a5821206e217c63018d28fa5f67a77910', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_3f2b3', table='hubs_formernameevent', when='BEFORE'))],
                },
            ), migrations.CreateModel(
                name='HubEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='hubs.hub')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('name', models.CharField(max_length=120)),
                    ('slug', models.SlugField(db_index=False, max_length=60)),
                    ('mailbox', models.EmailField(help_text="Signs and receives the hub's email.", max_length=254)),
                    ('telephone', models.CharField(blank=True, max_length=30)),
                    ('answer_days', models.PositiveSmallIntegerField(default=5, help_text='Working days within which an enquiry is answered.', verbose_name='days to answer')),
                    ('overload_from', models.PositiveSmallIntegerField(default=2, help_text='With how many projects a school is in, its hub is warned of one more.', verbose_name='projects that are too many')),
                    ('opened_on', models.DateField()),
                    ('closed_on', models.DateField(blank=True, null=True, verbose_name='last day')),
                    ('successor', models.ForeignKey(blank=True, db_constraint=False, help_text='The hub that looks after its area now.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hubs.hub')),
                    ('logo_hash', models.CharField(blank=True, max_length=20, verbose_name='logo')),
                    ('logo_words', models.CharField(blank=True, max_length=120, verbose_name='what the logo shows')),
                ],
                options={
                    'abstract': False,
                    'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='6d7a7c86435002aa84e477eedc110187eb10ba4e', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_9a0e0', table='hubs_hubevent', when='BEFORE'))],
                },
            ), migrations.CreateModel(
                name='HubLogo',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('hub', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='logo', to='hubs.hub')),
                    ('media_type', models.CharField(max_length=20)),
                    ('content', models.BinaryField()),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('media_type__in', ['image/png', 'image/jpeg'])), name='logo_media_type_known')],
                },
            ), migrations.CreateModel(
                name='HubTextEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='hubs.hubtext')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('hub', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hubs.hub')),
                    ('kind', models.CharField(choices=[('about', 'About the hub'), ('privacy', 'Privacy notice'), ('terms', 'Terms of taking part')], max_length=20)),
                    ('version', models.PositiveSmallIntegerField()),
                    ('body', models.TextField()),
                    ('controller', models.CharField(blank=True, max_length=160)),
                    ('controller_contact', models.CharField(blank=True, max_length=254)),
                    ('written_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                    ('written_at', models.DateTimeField(auto_now_add=True)),
                ],
                options={
                    'abstract': False,
                    'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='379a77eba7c33b24d632f573fcbf02d9cf6930b2', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_f35f0', table='hubs_hubtextevent', when='BEFORE'))],
                },
            ), migrations.CreateModel(
                name='Membership',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to=settings.AUTH_USER_MODEL)),
                    ('hub', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='hubs.hub')),
                    ('role', models.CharField(choices=[('administrator', 'Hub administrator'), ('hub_lead', 'Hub lead'), ('board', 'Strategic board member'), ('partner', 'Partner'), ('national', 'National team')], max_length=20)),
                    ('from_on', models.DateField(verbose_name='first day')),
                    ('until_on', models.DateField(blank=True, null=True, verbose_name='last day')),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('hub', None), ('role', 'national')), models.Q(('hub__isnull', False), ('role__in', ('administrator', 'hub_lead', 'board', 'partner'))), _connector='OR'), name='membership_role_matches_its_reach'), models.CheckConstraint(condition=models.Q(('until_on', None), ('until_on__gte', models.F('from_on')), _connector='OR'), name='membership_ends_after_it_begins'), models.UniqueConstraint(condition=models.Q(('until_on', None)), fields=('user', 'hub', 'role'), name='one_open_membership_for_each_role', nulls_distinct=False)],
                    'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "hubs_membershipevent" ("from_on", "hub_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "until_on", "user_id") VALUES (NEW."from_on", NEW."hub_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."role", NEW."until_on", NEW."user_id"); RETURN NULL;', hash='ac3fd32fa2e7b05f40a12c7423c7e9c17829db55', operation='INSERT', pgid='pgtrigger_insert_insert_621ca', table='hubs_membership', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "hubs_membershipevent" ("from_on", "hub_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "until_on", "user_id") VALUES (NEW."from_on", NEW."hub_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."role", NEW."until_on", NEW."user_id"); RETURN NULL;', hash='abe953c3771df684fc6a03419f6f5d52cc950406', operation='UPDATE', pgid='pgtrigger_update_update_dc6eb', table='hubs_membership', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "hubs_membershipevent" ("from_on", "hub_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "role", "until_on", "user_id") VALUES (OLD."from_on", OLD."hub_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."role", OLD."until_on", OLD."user_id"); RETURN NULL;', hash='274f86793e0b25e68c4e33dd84fcd90e67668a1c', operation='DELETE', pgid='pgtrigger_delete_delete_72b37', table='hubs_membership', when='AFTER'))],
                },
            ), migrations.CreateModel(
                name='MembershipEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='hubs.membership')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('user', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                    ('hub', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hubs.hub')),
                    ('role', models.CharField(choices=[('administrator', 'Hub administrator'), ('hub_lead', 'Hub lead'), ('board', 'Strategic board member'), ('partner', 'Partner'), ('national', 'National team')], max_length=20)),
                    ('from_on', models.DateField(verbose_name='first day')),
                    ('until_on', models.DateField(blank=True, null=True, verbose_name='last day')),
                ],
                options={
                    'abstract': False,
                    'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='5816b9e649bd5ef70f4ed17fad69d0b429fb85db', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_63259', table='hubs_membershipevent', when='BEFORE'))],
                },
            ), migrations.CreateModel(
                name='SpecialDays',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('kind', models.CharField(choices=[('exams', 'Exams'), ('bank_holiday', 'Bank holiday made for once')], max_length=20)),
                    ('name', models.CharField(max_length=60)),
                    ('from_on', models.DateField(verbose_name='first day')),
                    ('until_on', models.DateField(verbose_name='last day')),
                ],
                options={
                    'verbose_name_plural': 'special days',
                    'ordering': ['from_on', 'pk'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('until_on__gte', models.F('from_on'))), name='special_days_end_after_they_begin'), models.CheckConstraint(condition=models.Q(('kind__in', ['exams', 'bank_holiday'])), name='special_days_kind_known'), models.UniqueConstraint(fields=('kind', 'name', 'from_on'), name='special_days_are_entered_once')],
                    'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "hubs_specialdaysevent" ("from_on", "id", "kind", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "until_on") VALUES (NEW."from_on", NEW."id", NEW."kind", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."until_on"); RETURN NULL;', hash='51b386592c7ac313770fe626ac8279ee946d69b2', operation='INSERT', pgid='pgtrigger_insert_insert_db4ea', table='hubs_specialdays', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "hubs_specialdaysevent" ("from_on", "id", "kind", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "until_on") VALUES (NEW."from_on", NEW."id", NEW."kind", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."until_on"); RETURN NULL;', hash='c6581b6682eac7704e887e82b78f933b046adc0e', operation='UPDATE', pgid='pgtrigger_update_update_44630', table='hubs_specialdays', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "hubs_specialdaysevent" ("from_on", "id", "kind", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "until_on") VALUES (OLD."from_on", OLD."id", OLD."kind", OLD."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."until_on"); RETURN NULL;', hash='e6f9c998a7883b9c8937213f0a35497f0c81e2e0', operation='DELETE', pgid='pgtrigger_delete_delete_3b627', table='hubs_specialdays', when='AFTER'))],
                },
            ), migrations.CreateModel(
                name='SpecialDaysEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='hubs.specialdays')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('kind', models.CharField(choices=[('exams', 'Exams'), ('bank_holiday', 'Bank holiday made for once')], max_length=20)),
                    ('name', models.CharField(max_length=60)),
                    ('from_on', models.DateField(verbose_name='first day')),
                    ('until_on', models.DateField(verbose_name='last day')),
                ],
                options={
                    'abstract': False,
                    'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='a47503b1000c68d41b1c514257afb8393a7953b9', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b69ff', table='hubs_specialdaysevent', when='BEFORE'))],
                },
            ), migrations.CreateModel(
                name='UserEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to=settings.AUTH_USER_MODEL)),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                    ('email', models.EmailField(max_length=254, verbose_name='email address')),
                    ('name', models.CharField(blank=True, max_length=150)),
                    ('is_active', models.BooleanField(default=True)),
                    ('joined_at', models.DateTimeField(default=django.utils.timezone.now)),
                ],
                options={
                    'abstract': False,
                    'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='cdb985297471c684e6b637d507afa741aa07b851', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_f79d7', table='hubs_userevent', when='BEFORE'))],
                },
            ), migrations.CreateModel(
                name='Agreement',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('version', models.PositiveSmallIntegerField()),
                    ('opening', models.TextField(blank=True)),
                    ('dates', models.TextField(blank=True, verbose_name='Commitment to the dates')),
                    ('release', models.TextField(blank=True, verbose_name='Release of staff')),
                    ('fee', models.TextField(blank=True, verbose_name='Fee terms')),
                    ('data', models.TextField(blank=True, verbose_name='Data')),
                    ('evaluation', models.TextField(blank=True, verbose_name='Evaluation')),
                    ('governors', models.TextField(blank=True, verbose_name='Governors’ report of each term')),
                    ('hosting', models.TextField(blank=True, verbose_name='Hosting')),
                    ('written_at', models.DateTimeField(auto_now_add=True)),
                    ('hub', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='agreements', to='hubs.hub')),
                    ('written_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['-version'],
                    'constraints': [models.UniqueConstraint(fields=('hub', 'version'), name='one_agreement_for_each_version'), models.CheckConstraint(condition=models.Q(('data', ''), ('dates', ''), ('evaluation', ''), ('fee', ''), ('governors', ''), ('hosting', ''), ('release', ''), _negated=True), name='agreement_has_a_clause')],
                    'triggers': [pgtrigger.compiler.Trigger(name='agreement_version_never_changes', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f976943cb52e427b29823184da50b2ab07574f44', operation='UPDATE OR DELETE', pgid='pgtrigger_agreement_version_never_changes_bdae1', table='hubs_agreement', when='BEFORE')), pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "hubs_agreementevent" ("data", "dates", "evaluation", "fee", "governors", "hosting", "hub_id", "id", "opening", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "release", "version", "written_at", "written_by_id") VALUES (NEW."data", NEW."dates", NEW."evaluation", NEW."fee", NEW."governors", NEW."hosting", NEW."hub_id", NEW."id", NEW."opening", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."release", NEW."version", NEW."written_at", NEW."written_by_id"); RETURN NULL;', hash='546e28924ea989f3bda7a23812580dcc26acc4a1', operation='INSERT', pgid='pgtrigger_insert_insert_1ca8c', table='hubs_agreement', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "hubs_agreementevent" ("data", "dates", "evaluation", "fee", "governors", "hosting", "hub_id", "id", "opening", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "release", "version", "written_at", "written_by_id") VALUES (NEW."data", NEW."dates", NEW."evaluation", NEW."fee", NEW."governors", NEW."hosting", NEW."hub_id", NEW."id", NEW."opening", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."release", NEW."version", NEW."written_at", NEW."written_by_id"); RETURN NULL;', hash='a1e52c0cfdf12e4c36882f16a8f67a39a3c1b22d', operation='UPDATE', pgid='pgtrigger_update_update_0adda', table='hubs_agreement', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "hubs_agreementevent" ("data", "dates", "evaluation", "fee", "governors", "hosting", "hub_id", "id", "opening", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "release", "version", "written_at", "written_by_id") VALUES (OLD."data", OLD."dates", OLD."evaluation", OLD."fee", OLD."governors", OLD."hosting", OLD."hub_id", OLD."id", OLD."opening", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."release", OLD."version", OLD."written_at", OLD."written_by_id"); RETURN NULL;', hash='ef84d8fcae471fb660fddc72074d63a42ef03718', operation='DELETE', pgid='pgtrigger_delete_delete_fac12', table='hubs_agreement', when='AFTER'))],
                },
            ), migrations.CreateModel(
                name='AgreementEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('version', models.PositiveSmallIntegerField()),
                    ('opening', models.TextField(blank=True)),
                    ('dates', models.TextField(blank=True, verbose_name='Commitment to the dates')),
                    ('release', models.TextField(blank=True, verbose_name='Release of staff')),
                    ('fee', models.TextField(blank=True, verbose_name='Fee terms')),
                    ('data', models.TextField(blank=True, verbose_name='Data')),
                    ('evaluation', models.TextField(blank=True, verbose_name='Evaluation')),
                    ('governors', models.TextField(blank=True, verbose_name='Governors’ report of each term')),
                    ('hosting', models.TextField(blank=True, verbose_name='Hosting')),
                    ('written_at', models.DateTimeField(auto_now_add=True)),
                    ('hub', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hubs.hub')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='hubs.agreement')),
                    ('written_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'abstract': False,
                    'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='3a4fe105ca7d56d8a263ed59dce5c5284fabf79a', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_c4102', table='hubs_agreementevent', when='BEFORE'))],
                },
            ),
        ]),
    ]
