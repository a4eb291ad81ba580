// Package generate makes the sample datasets of Guildhall from one seed, so that anybody can see how
// every invented row came about and make the same rows again. It works in whole numbers only: floating
// point may round differently from one processor to the next. It knows nothing of manifests, packs or
// databases; it writes the data files that the manifests in datasets describe.
package generate

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"fmt"
	"io"
	"slices"
	"strings"
)

// Seed is the number from which every random stream starts; the manifests name it.
const Seed = 20241231

// File is one generated data file.
type File struct {
	Path string // below the datasets folder, with slashes: "areas/areas.csv"
	Text []byte // CSV; for a path that ends in .gz, what the file holds once unpacked
}

// Files generates every data file, sorted by path. The same program returns the same bytes on every
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
		{Path: "areas/areas.csv", Text: areasTable(gazetteer).csv()},
		{Path: "code-lists/code_lists.csv", Text: codeListsTable().csv()},
		{Path: "department-registers/hx_care.csv", Text: hx.care.csv()},
		{Path: "department-registers/hx_repairs.csv", Text: hx.repairs.csv()},
		{Path: "department-registers/hx_school.csv", Text: hx.school.csv()},
		{Path: "department-registers/hx_tax.csv", Text: hx.tax.csv()},
		{Path: "department-registers/hx_truth.csv.gz", Text: hx.truth.csv()},
		{Path: "governance/access_log.csv", Text: accessLogTable(assets).csv()},
		{Path: "governance/algorithm_register.csv", Text: algorithmRegisterTable().csv()},
		{Path: "governance/data_assets.csv", Text: dataAssetsTable(assets).csv()},
		{Path: "governance/ingest_runs.csv", Text: ingestRunsTable(assets).csv()},
		{Path: "governance/sharing_agreements.csv", Text: sharingAgreementsTable(agreements).csv()},
		{Path: "governance/supplier_deliveries.csv", Text: supplierDeliveriesTable(agreements).csv()},
		{Path: "inspections/establishments.csv", Text: establishmentsTable(food).csv()},
		{Path: "inspections/inspections.csv.gz", Text: inspectionsTable(food).csv()},
		{Path: "inspections/inspections_raw.csv", Text: inspectionsRawTable(food).csv()},
		{Path: "inspections/violations.csv.gz", Text: violationsTable(food).csv()},
		{Path: "library-visits/branches.csv", Text: branchesTable(branches).csv()},
		{Path: "library-visits/library_visits.csv", Text: libraryVisitsTable(branches).csv()},
		{Path: "residents/referrals_demo.csv", Text: referred.csv()},
		{Path: "residents/residents_demo.csv", Text: people.csv()},
		{Path: "service-requests/service_requests.csv.gz", Text: requestsTable(makeRequests(gazetteer)).csv()},
		{Path: "visitors/visitors.csv", Text: visitorsTable(hotels).csv()},
	}
	for _, r := range makeBoroughReturns(gazetteer) {
		files = append(files, File{Path: r.path, Text: r.table.csv()})
	}
	slices.SortFunc(files, func(a, b File) int { return cmp.Compare(a.Path, b.Path) })
	return files, nil
}

// Pack returns the bytes of the file as it lies on disk: compressed when its path ends in .gz, with
// no name and no time in the header.
func (f File) Pack() ([]byte, error) {
	if !strings.HasSuffix(f.Path, ".gz") {
		return f.Text, nil
	}
	var packed bytes.Buffer
	w, err := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	if err != nil {
		return nil, fmt.Errorf("pack %s: %w", f.Path, err)
	}
	if _, err := w.Write(f.Text); err != nil {
		return nil, fmt.Errorf("pack %s: %w", f.Path, err)
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("pack %s: %w", f.Path, err)
	}
	return packed.Bytes(), nil
}

// Unpack returns the text of a data file as it was read from disk. Comparisons use the text, so that
// a newer compressor does not pass for newer data.
func Unpack(path string, stored []byte) ([]byte, error) {
	if !strings.HasSuffix(path, ".gz") {
		return stored, nil
	}
	r, err := gzip.NewReader(bytes.NewReader(stored))
	if err != nil {
		return nil, fmt.Errorf("unpack %s: %w", path, err)
	}
	text, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("unpack %s: %w", path, err)
	}
	if err := r.Close(); err != nil {
		return nil, fmt.Errorf("unpack %s: %w", path, err)
	}
	return text, nil
}
