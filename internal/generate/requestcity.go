package generate

// requestCity is one city's part of the service requests.
type requestCity struct {
	name        string
	requests    int // before repeats
	column      int // of requestType.weights
	unspecified int // requests in a thousand without an area
	channels    []int
	demand      map[string]int // thousandths of the usual number of requests for its population, by area id
	drift       int            // how far areas without an entry in demand wander from the usual, in thousandths
	spread      int            // how far a request may lie from its area's centre, in hundred-thousandths of a degree
	typedByHand int            // requests in a thousand whose area is spelt in another way, where other spellings exist
}

// channels are the ways in which requests arrive; requestCity.channels has a weight for each.
var channels = []string{"Phone", "Online", "Mobile app", "Email", "Letter", "In person", "Unknown"}

// letters are the requests that are registered once a day, without a time.
const letters = "Letter"

// requestCities share out the requests. New York's channels (49.6, 22.2, 11.5 and 16.0 % unknown) and
// its 2.7 % without a borough are the shares in a sample of 1,000 of its requests of 2014 to 2019, found
// second-hand; the other cities' are invented. Demand beyond population is invented too, and chosen so
// that New York's boroughs rank differently by number and by rate.
var requestCities = []requestCity{
	{
		name: newYork, requests: 20000, column: 0, unspecified: 27,
		channels: []int{496, 222, 115, 0, 7, 0, 160},
		demand:   map[string]int{"NYC-1": 1090, "NYC-2": 1180, "NYC-3": 1020, "NYC-4": 820, "NYC-5": 700},
		spread:   3000,
	},
	{
		name: london, requests: 9800, column: 1, unspecified: 15,
		channels: []int{290, 450, 125, 100, 12, 3, 20},
		demand:   map[string]int{"LDN-01": 1900}, drift: 180, spread: 2000, typedByHand: 120,
	},
	{
		name: barcelona, requests: 5880, column: 2, unspecified: 10,
		channels: []int{280, 300, 220, 15, 10, 125, 50},
		demand:   map[string]int{"BCN-01": 1450, "BCN-02": 1100}, drift: 120, spread: 900, typedByHand: 140,
	},
	{
		name: losAngeles, requests: 3536, column: 3, unspecified: 20,
		channels: []int{350, 170, 440, 5, 5, 0, 30},
		drift:    150, typedByHand: 100,
	},
}
