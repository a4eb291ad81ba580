// Package generate makes the sample datasets of Guildhall from one seed, so that anybody can see how
// every invented row came about and make the same rows again. It works in whole numbers only: floating
// point may round differently from one processor to the next. It knows nothing of manifests, packs or
// databases; it writes the data files that the manifests in datasets describe, large tables as Parquet.
package generate

import (
	"cmp"
	"fmt"
	"slices"
)

// Seed is the number from which every random stream starts; the manifests name it.
const Seed = 20241231

// Files generates every data file, sorted by path. The same program returns the same text on every
// machine and at any time. It fails only when the embedded facts cannot be read.
func Files() ([]File, error) {
	gazetteer, err := readGazetteer()
	if err != nil {
		return nil, fmt.Errorf("read the facts: %w", err)
	}
	hotels, err := readHotels()
	if err != nil {
		return nil, fmt.Errorf("read the facts: %w", err)
	}
	branches, food := makeBranches(gazetteer), makeFood(gazetteer)
	assets := makeAssets()
	agreements := makeAgreements(assets)
	hx := makeRegisters(gazetteer)
	people, referred := peopleTables(gazetteer)
	files := []File{
		fileOf("areas/areas.csv", areasTable(gazetteer)),
		fileOf("code-lists/code_lists.csv", codeListsTable()),
		fileOf("council-homes/homes.csv", homesTable(gazetteer)),
		fileOf("council-homes/repair_jobs.csv", repairJobsTable()),
		fileOf("council-homes/safety_visits.csv", safetyVisitsTable()),
		fileOf("department-registers/hx_care.csv", hx.care),
		fileOf("department-registers/hx_repairs.csv", hx.repairs),
		fileOf("department-registers/hx_school.csv", hx.school),
		fileOf("department-registers/hx_tax.csv", hx.tax),
		fileOf("department-registers/hx_truth.parquet", hx.truth),
		fileOf("governance/access_log.csv", accessLogTable(assets)),
		fileOf("governance/algorithm_register.csv", algorithmRegisterTable()),
		fileOf("governance/data_assets.csv", dataAssetsTable(assets)),
		fileOf("governance/ingest_runs.csv", ingestRunsTable(assets)),
		fileOf("governance/sharing_agreements.csv", sharingAgreementsTable(agreements)),
		fileOf("governance/supplier_deliveries.csv", supplierDeliveriesTable(agreements)),
		fileOf("inspections/establishments.csv", establishmentsTable(food)),
		fileOf("inspections/inspections.parquet", inspectionsTable(food)),
		fileOf("inspections/inspections_raw.csv", inspectionsRawTable(food)),
		fileOf("inspections/violations.parquet", violationsTable(food)),
		fileOf("library-visits/branches.csv", branchesTable(branches)),
		fileOf("library-visits/library_visits.parquet", libraryVisitsTable(branches)),
		fileOf("residents/referrals_demo.csv", referred),
		fileOf("residents/residents_demo.csv", people),
		fileOf("scooter-trips/trips_demo.parquet", tripsTable(gazetteer)),
		fileOf("service-requests/service_requests.parquet", requestsTable(makeRequests(gazetteer))),
		fileOf("visitors/visitors.csv", visitorsTable(hotels)),
	}
	returns := makeBoroughReturns(gazetteer)
	files = append(files, fileOf("borough-returns/borough_returns.csv", stackedReturns(returns)))
	for _, r := range returns {
		files = append(files, fileOf(r.path, r.table))
	}
	slices.SortFunc(files, func(a, b File) int { return cmp.Compare(a.Path, b.Path) })
	return files, nil
}
