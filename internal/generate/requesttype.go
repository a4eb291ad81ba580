package generate

// agency is a department that deals with requests. The names are made up and shared by all cities, so
// that no invented delay is laid at the door of a real department.
type agency struct {
	name          string
	remit         string
	aroundClock   bool // closes at any hour; the others in office hours on weekdays
	closesFridays bool // planted: enters all its closings on Friday afternoon
	stillOpen     int  // requests in a thousand that are never closed
	resolutions   []string
}

var agencies = []agency{
	{name: "Buildings", remit: "Building permits and unsafe structures", stillOpen: 165,
		resolutions: []string{"Inspected, no breach", "Work stopped", "Owner told to repair", "Permit was valid", "Duplicate of another request"}},
	{name: "Environmental Health", remit: "Pests, food and public toilets", stillOpen: 85,
		resolutions: []string{"Treated", "Inspected, no fault found", "Owner told to act", "Cleaned", "Duplicate of another request"}},
	{name: "Housing", remit: "Heating, hot water, damp and mould in rented homes", stillOpen: 70,
		resolutions: []string{"Repaired", "Landlord told to repair", "No access to the home", "Advice given", "Duplicate of another request"}},
	{name: "Parks", remit: "Trees, parks and playgrounds", stillOpen: 125, closesFridays: true,
		resolutions: []string{"Repaired", "Pruned or removed", "No fault found", "Added to the winter programme", "Duplicate of another request"}},
	{name: "Public Safety", remit: "Noise, parking and conduct in the street", stillOpen: 48, aroundClock: true,
		resolutions: []string{"Warning issued", "Nothing found on arrival", "Fine issued", "Advice given", "Duplicate of another request"}},
	{name: "Transport", remit: "Roads, pavements and street lights", stillOpen: 50,
		resolutions: []string{"Repaired", "Made safe", "No fault found", "Passed to the utility", "Duplicate of another request"}},
	{name: "Waste", remit: "Collections, dumped waste and graffiti", stillOpen: 28,
		resolutions: []string{"Collected", "Nothing found on arrival", "Removed", "Passed to the owner", "Duplicate of another request"}},
	{name: "Water", remit: "Leaks and blocked drains", stillOpen: 40,
		resolutions: []string{"Repaired", "Cleared", "No fault found", "Passed to the owner", "Duplicate of another request"}},
}

func findAgency(name string) agency {
	for _, a := range agencies {
		if a.name == name {
			return a
		}
	}
	panic("no agency " + name)
}

// season is a pattern of months, weekdays and hours, each as weights.
type season struct {
	months [12]int
	week   [7]int // from Sunday
	hours  [24]int
}

var (
	officeWeek  = [7]int{55, 115, 120, 115, 110, 105, 80}
	weekendWeek = [7]int{135, 75, 75, 78, 85, 115, 145}
	evenWeek    = [7]int{100, 100, 100, 100, 100, 100, 100}

	dayHours   = [24]int{4, 2, 2, 2, 3, 8, 25, 55, 90, 110, 115, 110, 95, 90, 90, 85, 80, 70, 55, 45, 35, 25, 15, 8}
	nightHours = [24]int{150, 120, 80, 50, 30, 20, 18, 18, 20, 22, 25, 26, 28, 30, 32, 35, 40, 48, 60, 80, 105, 140, 175, 180}
	homeHours  = [24]int{15, 8, 6, 6, 10, 30, 70, 95, 90, 75, 65, 60, 55, 50, 50, 50, 60, 75, 85, 85, 80, 70, 50, 30}

	allYear    = season{[12]int{95, 95, 100, 100, 103, 103, 103, 100, 103, 103, 100, 92}, officeWeek, dayHours}
	nights     = season{[12]int{62, 66, 82, 98, 122, 150, 156, 146, 124, 100, 78, 72}, weekendWeek, nightHours}
	winter     = season{[12]int{245, 200, 140, 70, 26, 9, 7, 7, 16, 92, 165, 220}, evenWeek, homeHours}
	thaw       = season{[12]int{130, 165, 165, 120, 90, 75, 70, 70, 75, 80, 85, 100}, officeWeek, dayHours}
	growing    = season{[12]int{45, 50, 80, 105, 135, 150, 155, 140, 115, 95, 70, 50}, officeWeek, dayHours}
	warmMonths = season{[12]int{60, 62, 80, 100, 125, 140, 145, 140, 120, 95, 75, 60}, officeWeek, dayHours}
	darkMonths = season{[12]int{140, 120, 95, 75, 65, 55, 55, 65, 90, 120, 145, 155}, evenWeek, homeHours}
	allHours   = season{[12]int{95, 95, 100, 100, 103, 103, 103, 100, 103, 103, 100, 92}, evenWeek, homeHours}
)

// requestType is something that residents report.
type requestType struct {
	name        string
	agency      string
	descriptors []string
	season      season
	median      moment // time to close, in the middle case
	target      moment // time promised to the resident; 0: none
	weights     [4]int // how common it is in New York, London, Barcelona, Los Angeles
}

// requestTypes are the types in alphabetical order. The weights of New York for noise (all kinds and
// residential), illegal parking, heating and rodents follow the counts of its 311 service for December
// 2023 to November 2024 as the New York Times gave them (738,816, 356,288, 507,481, 237,374 and 40,418)
// over about 3.35 million requests a year (22,614,877 rows in six and three quarter years); second-hand.
// All other weights and all times are invented.
var requestTypes = []requestType{
	{"Abandoned vehicle", "Public Safety", []string{"Car", "Van", "Motorcycle", "No number plates"}, allYear, 5 * day, 14 * day, [4]int{350, 200, 100, 250}},
	{"Blocked driveway", "Public Safety", []string{"No access", "Partial access"}, allHours, 3 * hour, 8 * hour, [4]int{500, 90, 90, 120}},
	{"Blocked drain", "Water", []string{"Street drain", "Flooded road", "Sewer smell"}, darkMonths, 4 * day, 7 * day, [4]int{230, 260, 200, 90}},
	{"Bulky waste collection", "Waste", []string{"Furniture", "Fridge or freezer", "Mattress", "Mixed items"}, allYear, 6 * day, 10 * day, [4]int{400, 850, 1750, 3200}},
	{"Damp and mould", "Housing", []string{"Bedroom", "Bathroom", "Whole home", "Ceiling"}, darkMonths, 16 * day, 28 * day, [4]int{300, 720, 220, 90}},
	{"Fly-tipping", "Waste", []string{"Household waste", "Builders' rubble", "Tyres", "Black bags"}, allYear, 4 * day, 5 * day, [4]int{480, 1500, 800, 1400}},
	{"Food hygiene", "Environmental Health", []string{"Restaurant", "Street stall", "Shop"}, warmMonths, 8 * day, 14 * day, [4]int{120, 110, 90, 60}},
	{"Graffiti", "Waste", []string{"Public wall", "Private wall", "Shutter", "Street furniture"}, allYear, 13 * day, 15 * day, [4]int{200, 300, 620, 1450}},
	{"Heating and hot water", "Housing", []string{"No heating", "No hot water", "Whole building"}, winter, 52 * hour, 3 * day, [4]int{709, 420, 90, 40}},
	{"Illegal parking", "Public Safety", []string{"Blocked crossing", "Blocked cycle lane", "Double parked", "Disabled bay"}, allHours, 4 * hour, 8 * hour, [4]int{1515, 500, 430, 400}},
	{"Missed collection", "Waste", []string{"General waste", "Recycling", "Food waste"}, allYear, 36 * hour, 3 * day, [4]int{540, 1400, 380, 760}},
	{"Monument damage", "Buildings", []string{"Statue", "Fountain", "Plaque"}, allYear, 42 * day, 0, [4]int{25, 30, 110, 30}},
	{"Noise - commercial", "Public Safety", []string{"Bar or restaurant", "Loud music", "Deliveries"}, nights, 3 * hour, 8 * hour, [4]int{270, 180, 420, 90}},
	{"Noise - construction", "Buildings", []string{"Before permitted hours", "After permitted hours", "Weekend work"}, warmMonths, 7 * day, 14 * day, [4]int{170, 190, 200, 90}},
	{"Noise - residential", "Public Safety", []string{"Loud music or party", "Banging", "Loud talking", "Loud television"}, nights, 2 * hour, 8 * hour, [4]int{1064, 700, 760, 290}},
	{"Noise - street", "Public Safety", []string{"Loud music or party", "Loud talking", "Street musicians"}, nights, 2 * hour, 8 * hour, [4]int{520, 280, 720, 130}},
	{"Noise - vehicle", "Public Safety", []string{"Engine idling", "Horn", "Car music"}, nights, 3 * hour, 8 * hour, [4]int{181, 90, 180, 90}},
	{"Park maintenance", "Parks", []string{"Grass", "Benches", "Litter", "Lighting"}, growing, 12 * day, 21 * day, [4]int{170, 220, 480, 110}},
	{"Pavement damage", "Transport", []string{"Loose slab", "Tree root", "Hole", "Kerb"}, allYear, 24 * day, 28 * day, [4]int{240, 420, 700, 130}},
	{"Playground safety", "Parks", []string{"Broken swing", "Broken surface", "Glass"}, growing, 14 * day, 14 * day, [4]int{50, 90, 130, 40}},
	{"Pothole", "Transport", []string{"Carriageway", "Cycle lane", "Crossing"}, thaw, 5 * day, 7 * day, [4]int{420, 720, 190, 320}},
	{"Public toilet", "Environmental Health", []string{"Closed", "Dirty", "No water"}, warmMonths, 15 * day, 14 * day, [4]int{30, 50, 110, 40}},
	{"Rodents", "Environmental Health", []string{"Rat sighting", "Mouse sighting", "Signs of rodents"}, warmMonths, 13 * day, 14 * day, [4]int{121, 330, 400, 90}},
	{"Street drinking", "Public Safety", []string{"Park", "Square", "Street corner"}, nights, 5 * hour, 8 * hour, [4]int{60, 120, 260, 40}},
	{"Street light out", "Transport", []string{"Single lamp", "Whole street", "Flickering"}, darkMonths, 8 * day, 10 * day, [4]int{420, 430, 620, 620}},
	{"Tree damage", "Parks", []string{"Fallen branch", "Leaning tree", "Dead tree", "Roots"}, growing, 28 * day, 30 * day, [4]int{400, 330, 400, 210}},
	{"Unsafe building work", "Buildings", []string{"No permit", "No scaffold cover", "Debris"}, allYear, 19 * day, 21 * day, [4]int{240, 130, 120, 100}},
	{"Water leak", "Water", []string{"Street", "Hydrant", "Building"}, allHours, 3 * day, 5 * day, [4]int{345, 210, 280, 200}},
}
