from workgroups.forms.list_file import ListForm
from workgroups.rules.catalogue_file import CatalogueRow, read_catalogue


class ProjectListForm(ListForm):
    columns = "ncp_code, phase, kind, audience and summary"

    def read_rows(self, text: str, cleaned: dict) -> list[CatalogueRow]:
        return read_catalogue(text, year_if_blank=cleaned["year"])
