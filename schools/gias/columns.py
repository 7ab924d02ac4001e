"""Which columns of the register are read, and as what."""

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from schools.gias.cells import (
    Code,
    Description,
    Number,
    Postcode,
    StatisticsCode,
    Text,
    day,
    metres,
    percent,
    urn,
)


class Column(NamedTuple):
    """One column of the register. The file must have those that are required."""

    heading: str
    read: Callable[[str], Any]
    # The register gains and loses columns, so only those without which no row can be placed.
    required: bool


def column(heading: str, read: Callable[[str], Any], *, required: bool = False) -> Any:
    return field(metadata={"column": Column(heading, read, required)})


@dataclass(slots=True)
class SchoolRow:
    """One row of the register. Names of heads are personal data and are not read."""

    line: int
    urn: int = column("URN", urn, required=True)
    name: str = column("EstablishmentName", Text(250), required=True)
    authority_code: str = column("LA (code)", Code(10, 3), required=True)
    authority_name: str = column("LA (name)", Text(80), required=True)
    authority_gss: str = column("GSSLACode (name)", StatisticsCode(9))
    region_code: str = column("GOR (code)", Text(10))
    region_name: str = column("GOR (name)", Text(60))
    establishment_number: str = column("EstablishmentNumber", Code(10, 4))
    type_name: str = column("TypeOfEstablishment (name)", Description(100))
    type_group: str = column("EstablishmentTypeGroup (name)", Description(100))
    status: str = column("EstablishmentStatus (name)", Text(100), required=True)
    opened_on: date | None = column("OpenDate", day)
    closed_on: date | None = column("CloseDate", day)
    phase: str = column("PhaseOfEducation (name)", Text(40), required=True)
    low_age: int | None = column("StatutoryLowAge", Number(150))
    high_age: int | None = column("StatutoryHighAge", Number(150))
    gender: str = column("Gender (name)", Description(40))
    sixth_form: str = column("OfficialSixthForm (name)", Description(100))
    nursery: str = column("NurseryProvision (name)", Description(100))
    religious_character: str = column("ReligiousCharacter (name)", Description(100))
    diocese: str = column("Diocese (name)", Description(100))
    admissions: str = column("AdmissionsPolicy (name)", Description(100))
    capacity: int | None = column("SchoolCapacity", Number(9_999_999))
    pupils: int | None = column("NumberOfPupils", Number(9_999_999))
    free_meals_percent: Decimal | None = column("PercentageFSM", percent)
    trust_code: str = column("Trusts (code)", Text(20))
    trust_name: str = column("Trusts (name)", Description(250))
    federation_name: str = column("Federations (name)", Description(250))
    ukprn: str = column("UKPRN", Text(10))
    street: str = column("Street", Description(250))
    locality: str = column("Locality", Description(250))
    address_3: str = column("Address3", Description(250))
    town: str = column("Town", Description(100))
    county: str = column("County (name)", Description(100))
    postcode: str = column("Postcode", Postcode(20), required=True)
    website: str = column("SchoolWebsite", Description(300))
    telephone: str = column("TelephoneNum", Text(50))
    district_code: str = column("DistrictAdministrative (code)", StatisticsCode(10))
    district_name: str = column("DistrictAdministrative (name)", Description(100))
    urban_rural: str = column("UrbanRural (name)", Description(100))
    easting: int | None = column("Easting", metres)
    northing: int | None = column("Northing", metres)
    uprn: str = column("UPRN", Text(20))
    register_changed_on: date | None = column("LastChangedDate", day)


def columns_of(row: type) -> dict[str, Column]:
    """The columns of a kind of row, by the names of its fields."""
    return {each.name: each.metadata["column"] for each in fields(row) if each.metadata}


COLUMNS: dict[str, Column] = columns_of(SchoolRow)
