import django.contrib.postgres.constraints
import django.db.models.deletion
import django.db.models.functions.comparison
import pghistory.utils
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

from pages.create_models import CreateModels


class Migration(migrations.Migration):

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('hubs', '0001_initial'),
        ('schools', '0001_initial'),
    ]

    operations = [
        CreateModels([
            migrations.CreateModel(
                name='LeadSchool',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('hub', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lead_schools', to='hubs.hub')),
                    ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='schools.school')),
                    ('from_on', models.DateField(verbose_name='first day')),
                    ('until_on', models.DateField(blank=True, null=True, verbose_name='last day')),
                    ('vat_treatment', models.CharField(choices=[('not_set', 'Not set'), ('outside_scope', 'Outside the scope of VAT'), ('exempt', 'Exempt from VAT'), ('standard', 'Standard rate')], default='not_set', help_text="Chosen by the school's finance team. No invoice goes out before it is.", max_length=20)),
                    ('invoice_prefix', models.CharField(help_text='Starts each invoice number.', max_length=10)),
                    ('finance_email', models.EmailField(max_length=254)),
                    ('payment_details', models.TextField(help_text='How to pay, as printed on invoices.')),
                ],
                options={
                    'ordering': ['from_on'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('until_on', None), ('until_on__gte', models.F('from_on')), _connector='OR'), name='lead_school_ends_after_it_begins'), models.CheckConstraint(condition=models.Q(('vat_treatment__in', ['not_set', 'outside_scope', 'exempt', 'standard'])), name='lead_school_vat_treatment_known'), models.UniqueConstraint(fields=('invoice_prefix',), name='one_lead_school_for_each_invoice_prefix')],
                    'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "hubs_leadschoolevent" ("finance_email", "from_on", "hub_id", "id", "invoice_prefix", "payment_details", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id", "until_on", "vat_treatment") VALUES (NEW."finance_email", NEW."from_on", NEW."hub_id", NEW."id", NEW."invoice_prefix", NEW."payment_details", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."school_id", NEW."until_on", NEW."vat_treatment"); RETURN NULL;', hash='2fbafe8fc030d12139481a117f0da5abdf831aeb', operation='INSERT', pgid='pgtrigger_insert_insert_39b6a', table='hubs_leadschool', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "hubs_leadschoolevent" ("finance_email", "from_on", "hub_id", "id", "invoice_prefix", "payment_details", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id", "until_on", "vat_treatment") VALUES (NEW."finance_email", NEW."from_on", NEW."hub_id", NEW."id", NEW."invoice_prefix", NEW."payment_details", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."school_id", NEW."until_on", NEW."vat_treatment"); RETURN NULL;', hash='f05b90602cc4b17e668101fab371b5b82a7aa60c', operation='UPDATE', pgid='pgtrigger_update_update_1f71b', table='hubs_leadschool', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "hubs_leadschoolevent" ("finance_email", "from_on", "hub_id", "id", "invoice_prefix", "payment_details", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_id", "until_on", "vat_treatment") VALUES (OLD."finance_email", OLD."from_on", OLD."hub_id", OLD."id", OLD."invoice_prefix", OLD."payment_details", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."school_id", OLD."until_on", OLD."vat_treatment"); RETURN NULL;', hash='593ab53164368ea3fd8619d97070df7dee1a7f91', operation='DELETE', pgid='pgtrigger_delete_delete_1f198', table='hubs_leadschool', when='AFTER'))],
                },
            ), migrations.CreateModel(
                name='ContactNote',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('hub', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contact_notes', to='hubs.hub')),
                    ('school', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contact_notes', to='schools.school')),
                    ('day', models.DateField()),
                    ('way', models.CharField(choices=[('email', 'Email'), ('phone', 'Telephone'), ('visit', 'Visit to the school'), ('meeting', 'Meeting or event'), ('letter', 'Letter')], max_length=20, verbose_name='how')),
                    ('by_school', models.BooleanField(default=False, verbose_name='the school got in touch')),
                    ('said', models.CharField(max_length=500, verbose_name='what was said')),
                    ('next_on', models.DateField(blank=True, null=True, verbose_name='next contact on')),
                    ('refuses_contact', models.BooleanField(default=False, verbose_name='asked not to be contacted')),
                    ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('written_at', models.DateTimeField(auto_now_add=True)),
                ],
                options={
                    'indexes': [models.Index(fields=['school', 'hub', '-day', '-id'], name='contact_note_latest')],
                    'constraints': [models.UniqueConstraint(fields=('hub', 'school', 'day', 'way', 'said'), name='one_note_for_each_contact'), models.CheckConstraint(condition=models.Q(('way__in', ['email', 'phone', 'visit', 'meeting', 'letter'])), name='contact_way_known'), models.CheckConstraint(condition=models.Q(('next_on', None), ('next_on__gt', models.F('day')), _connector='OR'), name='next_contact_comes_after_this_one'), models.CheckConstraint(condition=models.Q(('refuses_contact', False), ('next_on', None), _connector='OR'), name='no_next_contact_where_none_is_wanted')],
                    'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "hubs_contactnoteevent" ("by_school", "day", "hub_id", "id", "next_on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "refuses_contact", "said", "school_id", "way", "written_at", "written_by_id") VALUES (NEW."by_school", NEW."day", NEW."hub_id", NEW."id", NEW."next_on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."refuses_contact", NEW."said", NEW."school_id", NEW."way", NEW."written_at", NEW."written_by_id"); RETURN NULL;', hash='ad97fd6fc891c2e0f6e0817a9367ac909ffdba85', operation='INSERT', pgid='pgtrigger_insert_insert_ef0b3', table='hubs_contactnote', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "hubs_contactnoteevent" ("by_school", "day", "hub_id", "id", "next_on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "refuses_contact", "said", "school_id", "way", "written_at", "written_by_id") VALUES (NEW."by_school", NEW."day", NEW."hub_id", NEW."id", NEW."next_on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."refuses_contact", NEW."said", NEW."school_id", NEW."way", NEW."written_at", NEW."written_by_id"); RETURN NULL;', hash='13e708d2b063e2ea20990dd8a2729f64cb5f8064', operation='UPDATE', pgid='pgtrigger_update_update_5b480', table='hubs_contactnote', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "hubs_contactnoteevent" ("by_school", "day", "hub_id", "id", "next_on", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "refuses_contact", "said", "school_id", "way", "written_at", "written_by_id") VALUES (OLD."by_school", OLD."day", OLD."hub_id", OLD."id", OLD."next_on", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."refuses_contact", OLD."said", OLD."school_id", OLD."way", OLD."written_at", OLD."written_by_id"); RETURN NULL;', hash='4c68fef3ed89fb1bd9f6a80e912762f47789f334', operation='DELETE', pgid='pgtrigger_delete_delete_8412f', table='hubs_contactnote', when='AFTER'))],
                },
            ), migrations.CreateModel(
                name='ContactNoteEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='hubs.contactnote')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('hub', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hubs.hub')),
                    ('school', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='schools.school')),
                    ('day', models.DateField()),
                    ('way', models.CharField(choices=[('email', 'Email'), ('phone', 'Telephone'), ('visit', 'Visit to the school'), ('meeting', 'Meeting or event'), ('letter', 'Letter')], max_length=20, verbose_name='how')),
                    ('by_school', models.BooleanField(default=False, verbose_name='the school got in touch')),
                    ('said', models.CharField(max_length=500, verbose_name='what was said')),
                    ('next_on', models.DateField(blank=True, null=True, verbose_name='next contact on')),
                    ('refuses_contact', models.BooleanField(default=False, verbose_name='asked not to be contacted')),
                    ('written_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                    ('written_at', models.DateTimeField(auto_now_add=True)),
                ],
                options={
                    'abstract': False,
                    'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='28f1bcc751f6de4e778513a7a897d970f5259641', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b1804', table='hubs_contactnoteevent', when='BEFORE'))],
                },
            ), migrations.CreateModel(
                name='HubArea',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('hub', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='areas', to='hubs.hub')),
                    ('local_authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='areas', to='schools.localauthority')),
                    ('district', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='areas', to='schools.district')),
                    ('from_on', models.DateField(verbose_name='first day')),
                    ('until_on', models.DateField(blank=True, null=True, verbose_name='last day')),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('until_on', None), ('until_on__gte', models.F('from_on')), _connector='OR'), name='hub_area_ends_after_it_begins'), models.UniqueConstraint(condition=models.Q(('until_on', None)), fields=('local_authority', 'district'), name='one_hub_for_each_area', nulls_distinct=False), django.contrib.postgres.constraints.ExclusionConstraint(expressions=[(models.Func('local_authority', 'local_authority', models.Value('[]'), function='int8range'), '&&'), (models.Func(django.db.models.functions.comparison.Coalesce('district', 0), django.db.models.functions.comparison.Coalesce('district', 0), models.Value('[]'), function='int8range'), '&&'), (models.Func('from_on', 'until_on', models.Value('[]'), function='daterange'), '&&')], name='one_hub_for_each_area_on_each_day')],
                    'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "hubs_hubareaevent" ("district_id", "from_on", "hub_id", "id", "local_authority_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "until_on") VALUES (NEW."district_id", NEW."from_on", NEW."hub_id", NEW."id", NEW."local_authority_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."until_on"); RETURN NULL;', hash='c683e3573e25fa5388e611750d9a8ddca402995e', operation='INSERT', pgid='pgtrigger_insert_insert_957b2', table='hubs_hubarea', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "hubs_hubareaevent" ("district_id", "from_on", "hub_id", "id", "local_authority_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "until_on") VALUES (NEW."district_id", NEW."from_on", NEW."hub_id", NEW."id", NEW."local_authority_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."until_on"); RETURN NULL;', hash='50eef2307b8e82236915aff04bb4c4ff012e3dd3', operation='UPDATE', pgid='pgtrigger_update_update_f1eea', table='hubs_hubarea', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "hubs_hubareaevent" ("district_id", "from_on", "hub_id", "id", "local_authority_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "until_on") VALUES (OLD."district_id", OLD."from_on", OLD."hub_id", OLD."id", OLD."local_authority_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."until_on"); RETURN NULL;', hash='6ce168b0542c9f73a857beb6954d26dc8e620b3a', operation='DELETE', pgid='pgtrigger_delete_delete_10443', table='hubs_hubarea', when='AFTER'))],
                },
            ), migrations.CreateModel(
                name='HubAreaEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='hubs.hubarea')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('hub', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hubs.hub')),
                    ('local_authority', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='schools.localauthority')),
                    ('district', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='schools.district')),
                    ('from_on', models.DateField(verbose_name='first day')),
                    ('until_on', models.DateField(blank=True, null=True, verbose_name='last day')),
                ],
                options={
                    'abstract': False,
                    'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='3a06ac5e84ef5f4c22c101731d123fc84dbc5637', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_0bc7f', table='hubs_hubareaevent', when='BEFORE'))],
                },
            ), migrations.CreateModel(
                name='LeadSchoolEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='hubs.leadschool')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('hub', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hubs.hub')),
                    ('school', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='schools.school')),
                    ('from_on', models.DateField(verbose_name='first day')),
                    ('until_on', models.DateField(blank=True, null=True, verbose_name='last day')),
                    ('vat_treatment', models.CharField(choices=[('not_set', 'Not set'), ('outside_scope', 'Outside the scope of VAT'), ('exempt', 'Exempt from VAT'), ('standard', 'Standard rate')], default='not_set', help_text="Chosen by the school's finance team. No invoice goes out before it is.", max_length=20)),
                    ('invoice_prefix', models.CharField(help_text='Starts each invoice number.', max_length=10)),
                    ('finance_email', models.EmailField(max_length=254)),
                    ('payment_details', models.TextField(help_text='How to pay, as printed on invoices.')),
                ],
                options={
                    'abstract': False,
                    'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='9ca7e94bc67cfa4fbef18f084f5474135aa77080', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_573bb', table='hubs_leadschoolevent', when='BEFORE'))],
                },
            ), migrations.CreateModel(
                name='Partner',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('hub', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='partners', to='hubs.hub')),
                    ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='partnerships', to='schools.school')),
                    ('kind', models.CharField(choices=[('strategic', 'Strategic partner'), ('operational', 'Operational partner')], max_length=20)),
                    ('from_on', models.DateField(verbose_name='first day')),
                    ('until_on', models.DateField(blank=True, null=True, verbose_name='last day')),
                    ('contact_name', models.CharField(blank=True, max_length=150, verbose_name='who to speak to')),
                    ('contact_email', models.EmailField(blank=True, max_length=254, verbose_name='their email address')),
                    ('brings', models.TextField(blank=True, verbose_name='what they bring')),
                    ('is_named_publicly', models.BooleanField(default=False, verbose_name='agrees to be named on the public page')),
                ],
                options={
                    'ordering': ['organisation__name', 'pk'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['strategic', 'operational'])), name='partner_kind_known'), models.CheckConstraint(condition=models.Q(('until_on', None), ('until_on__gte', models.F('from_on')), _connector='OR'), name='partner_ends_after_it_begins'), models.UniqueConstraint(condition=models.Q(('until_on', None)), fields=('hub', 'organisation', 'kind'), name='one_open_partnership_for_each_kind')],
                    'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "hubs_partnerevent" ("brings", "contact_email", "contact_name", "from_on", "hub_id", "id", "is_named_publicly", "kind", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "until_on") VALUES (NEW."brings", NEW."contact_email", NEW."contact_name", NEW."from_on", NEW."hub_id", NEW."id", NEW."is_named_publicly", NEW."kind", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."until_on"); RETURN NULL;', hash='200b9aceebc353631bb0b3066da074ceb5a26289', operation='INSERT', pgid='pgtrigger_insert_insert_e820b', table='hubs_partner', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "hubs_partnerevent" ("brings", "contact_email", "contact_name", "from_on", "hub_id", "id", "is_named_publicly", "kind", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "until_on") VALUES (NEW."brings", NEW."contact_email", NEW."contact_name", NEW."from_on", NEW."hub_id", NEW."id", NEW."is_named_publicly", NEW."kind", NEW."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."until_on"); RETURN NULL;', hash='e087c5270dd05c237f64245a6fe909030b5c490b', operation='UPDATE', pgid='pgtrigger_update_update_c7825', table='hubs_partner', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "hubs_partnerevent" ("brings", "contact_email", "contact_name", "from_on", "hub_id", "id", "is_named_publicly", "kind", "organisation_id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "until_on") VALUES (OLD."brings", OLD."contact_email", OLD."contact_name", OLD."from_on", OLD."hub_id", OLD."id", OLD."is_named_publicly", OLD."kind", OLD."organisation_id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."until_on"); RETURN NULL;', hash='76c8599494f6825dddef982b236e8a85fd4b9561', operation='DELETE', pgid='pgtrigger_delete_delete_05e82', table='hubs_partner', when='AFTER'))],
                },
            ), migrations.CreateModel(
                name='PartnerEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='hubs.partner')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('hub', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hubs.hub')),
                    ('organisation', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='schools.school')),
                    ('kind', models.CharField(choices=[('strategic', 'Strategic partner'), ('operational', 'Operational partner')], max_length=20)),
                    ('from_on', models.DateField(verbose_name='first day')),
                    ('until_on', models.DateField(blank=True, null=True, verbose_name='last day')),
                    ('contact_name', models.CharField(blank=True, max_length=150, verbose_name='who to speak to')),
                    ('contact_email', models.EmailField(blank=True, max_length=254, verbose_name='their email address')),
                    ('brings', models.TextField(blank=True, verbose_name='what they bring')),
                    ('is_named_publicly', models.BooleanField(default=False, verbose_name='agrees to be named on the public page')),
                ],
                options={
                    'abstract': False,
                    'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='0ebe1451ea702f5d76f069a12263111ae979c3b0', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_2dcc6', table='hubs_partnerevent', when='BEFORE'))],
                },
            ), migrations.CreateModel(
                name='SchoolOverride',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('hub', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='overrides', to='hubs.hub')),
                    ('school', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='overrides', to='schools.school')),
                    ('reason', models.CharField(max_length=300)),
                    ('decided_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('from_on', models.DateField(verbose_name='first day')),
                    ('until_on', models.DateField(blank=True, null=True, verbose_name='last day')),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('until_on', None), ('until_on__gte', models.F('from_on')), _connector='OR'), name='school_override_ends_after_it_begins'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='school_override_has_its_reason'), models.UniqueConstraint(condition=models.Q(('until_on', None)), fields=('school',), name='one_open_override_for_each_school'), django.contrib.postgres.constraints.ExclusionConstraint(expressions=[(models.Func('school', 'school', models.Value('[]'), function='int8range'), '&&'), (models.Func('from_on', 'until_on', models.Value('[]'), function='daterange'), '&&')], name='one_override_for_each_school_on_each_day')],
                    'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "hubs_schooloverrideevent" ("decided_by_id", "from_on", "hub_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "school_id", "until_on") VALUES (NEW."decided_by_id", NEW."from_on", NEW."hub_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."reason", NEW."school_id", NEW."until_on"); RETURN NULL;', hash='93755236c53f5345089deb5e6a87864e3ce6a1e1', operation='INSERT', pgid='pgtrigger_insert_insert_8163b', table='hubs_schooloverride', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "hubs_schooloverrideevent" ("decided_by_id", "from_on", "hub_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "school_id", "until_on") VALUES (NEW."decided_by_id", NEW."from_on", NEW."hub_id", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."reason", NEW."school_id", NEW."until_on"); RETURN NULL;', hash='6b9886712b3cf8eac15823257b7f311667886cd8', operation='UPDATE', pgid='pgtrigger_update_update_c3d4b', table='hubs_schooloverride', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "hubs_schooloverrideevent" ("decided_by_id", "from_on", "hub_id", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "school_id", "until_on") VALUES (OLD."decided_by_id", OLD."from_on", OLD."hub_id", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."reason", OLD."school_id", OLD."until_on"); RETURN NULL;', hash='5d4562a213bff3cebcfd9321bdcb8545266718cc', operation='DELETE', pgid='pgtrigger_delete_delete_46bc6', table='hubs_schooloverride', when='AFTER'))],
                },
            ), migrations.CreateModel(
                name='SchoolOverrideEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='hubs.schooloverride')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('hub', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hubs.hub')),
                    ('school', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='schools.school')),
                    ('reason', models.CharField(max_length=300)),
                    ('decided_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                    ('from_on', models.DateField(verbose_name='first day')),
                    ('until_on', models.DateField(blank=True, null=True, verbose_name='last day')),
                ],
                options={
                    'abstract': False,
                    'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='664c339896e9d87c7ac4c3a0b75e7299078dec31', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_1bb73', table='hubs_schooloverrideevent', when='BEFORE'))],
                },
            ), migrations.CreateModel(
                name='TermDates',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('hub', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='term_dates', to='hubs.hub')),
                    ('local_authority', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='schools.localauthority')),
                    ('school_year', models.PositiveSmallIntegerField()),
                    ('name', models.CharField(max_length=60)),
                    ('from_on', models.DateField(verbose_name='first day')),
                    ('until_on', models.DateField(verbose_name='last day')),
                ],
                options={
                    'verbose_name_plural': 'term dates',
                    'ordering': ['from_on', 'pk'],
                    'constraints': [models.CheckConstraint(condition=models.Q(('until_on__gte', models.F('from_on'))), name='term_ends_after_it_begins'), models.UniqueConstraint(fields=('hub', 'local_authority', 'from_on'), name='one_term_begins_on_a_day', nulls_distinct=False)],
                    'triggers': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "hubs_termdatesevent" ("from_on", "hub_id", "id", "local_authority_id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_year", "until_on") VALUES (NEW."from_on", NEW."hub_id", NEW."id", NEW."local_authority_id", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."school_year", NEW."until_on"); RETURN NULL;', hash='c2d1b362ee81eaee090314bb310331fafa2a95ce', operation='INSERT', pgid='pgtrigger_insert_insert_83dc2', table='hubs_termdates', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "hubs_termdatesevent" ("from_on", "hub_id", "id", "local_authority_id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_year", "until_on") VALUES (NEW."from_on", NEW."hub_id", NEW."id", NEW."local_authority_id", NEW."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."school_year", NEW."until_on"); RETURN NULL;', hash='fd560e454f91a6245b2f56333fa0c59ca604d623', operation='UPDATE', pgid='pgtrigger_update_update_fc2c5', table='hubs_termdates', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "hubs_termdatesevent" ("from_on", "hub_id", "id", "local_authority_id", "name", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "school_year", "until_on") VALUES (OLD."from_on", OLD."hub_id", OLD."id", OLD."local_authority_id", OLD."name", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."school_year", OLD."until_on"); RETURN NULL;', hash='fb3296dcefcdce993750d64f57cd990c4a44205c', operation='DELETE', pgid='pgtrigger_delete_delete_d0c0c', table='hubs_termdates', when='AFTER'))],
                },
            ), migrations.CreateModel(
                name='TermDatesEvent',
                fields=[
                    ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                    ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                    ('pgh_label', models.TextField(help_text='The event label.')),
                    ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='hubs.termdates')),
                    ('pgh_context', pghistory.utils.JSONField(null=True)),
                    ('pgh_context_id', models.UUIDField(null=True)),
                    ('id', models.BigIntegerField()),
                    ('hub', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='hubs.hub')),
                    ('local_authority', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='schools.localauthority')),
                    ('school_year', models.PositiveSmallIntegerField()),
                    ('name', models.CharField(max_length=60)),
                    ('from_on', models.DateField(verbose_name='first day')),
                    ('until_on', models.DateField(verbose_name='last day')),
                ],
                options={
                    'abstract': False,
                    'triggers': [pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='cc3ac81d5566704b4095cf033e2f4c46a7e578af', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b3d48', table='hubs_termdatesevent', when='BEFORE'))],
                },
            ),
        ]),
    ]
