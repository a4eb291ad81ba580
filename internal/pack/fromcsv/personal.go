package fromcsv

import (
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"
)

// Personal says what a column seems to tell of people.
type Personal string

// What columns may tell of people. Looks is a guess from the header and the values, in English, Catalan, Spanish and French.
const (
	NotPersonal Personal = ""
	PersonName  Personal = "person-name"
	BirthDate   Personal = "birth-date"
	Address     Personal = "address"
	Email       Personal = "email"
	Phone       Personal = "phone"
	PersonID    Personal = "person-id"
)

// personalWords are the words of headers by what they tell, unaccented and in small letters. Several words must stand together.
var personalWords = []struct {
	kind  Personal
	words []string
}{
	{Email, []string{"email", "e mail", "correo", "correu", "courriel", "mail"}},
	{Phone, []string{"phone", "telephone", "tel", "mobile", "telefono", "telefon", "telefonos", "movil", "mobil", "portable"}},
	{BirthDate, []string{"dob", "birth", "birthdate", "birthday", "born", "nacimiento", "naixement", "naissance"}},
	{PersonID, []string{"ni number", "nino", "national insurance", "nhs number", "nhs no", "nif", "nie", "dni", "passport", "pasaporte", "passaport", "passeport", "ssn", "social security", "iban", "upn", "uprn resident"}},
	{Address, []string{"address", "address line", "adreca", "direccion", "domicilio", "domicili", "adresse", "postcode", "post code", "home address"}},
	{PersonName, []string{"first name", "firstname", "forename", "given name", "last name", "lastname", "surname", "family name", "full name", "fullname", "maiden name",
		"applicant", "tenant", "claimant", "resident", "patient", "pupil", "customer name", "contact name", "caller", "complainant", "officer name", "employee name",
		"apellido", "apellidos", "cognom", "cognoms", "prenom", "nom de famille", "nombre y apellidos", "nom i cognoms"}},
}

// The values that give themselves away.
var (
	emailValue = pattern(`(?i)[a-z0-9._%+-]+@[a-z0-9-]+(\.[a-z0-9-]+)+`)
	niNumber   = pattern(`(?i)^[A-CEGHJ-PR-TW-Z]{2} ?[0-9]{2} ?[0-9]{2} ?[0-9]{2} ?[A-D]$`)
	spanishID  = pattern(`(?i)^[XYZ0-9][0-9]{7}-?[A-Z]$`)
	phoneValue = pattern(`^(\+[0-9]{1,3}|\(?0[0-9]|[69][0-9]{2} )[0-9() .-]{6,16}$`)
	street     = pattern(`(?i)^(flat [0-9a-z]+,? )?[0-9]{1,4}[a-z]? .*\b(street|st|road|rd|lane|avenue|ave|close|drive|way|court|terrace|crescent)\b|^(c/|calle|carrer|avinguda|avenida|rue|pla[cç]a) .*[0-9]`)
)

// personal guesses what a column tells of people.
func personal(name string, values []string) Personal {
	for _, kind := range []struct {
		says Personal
		fits func(string) bool
	}{
		{Email, emailValue().MatchString}, {PersonID, niNumber().MatchString}, {PersonID, isSpanishID}, {Address, street().MatchString}, {Phone, isPhone},
	} {
		if share(values, kind.fits) {
			return kind.says
		}
	}
	words := " " + headerWords(name) + " "
	for _, group := range personalWords {
		for _, word := range group.words {
			if strings.Contains(words, " "+word+" ") {
				return group.kind
			}
		}
	}
	if last := strings.Fields(words); len(last) > 0 && nameHeader[last[len(last)-1]] && share(values, isPersonName) {
		return PersonName
	}
	return NotPersonal
}

// nameHeader are last words of headers that may name people or parks; the values tell.
var nameHeader = map[string]bool{"name": true, "nom": true, "nombre": true, "names": true, "person": true, "by": true, "por": true, "per": true, "par": true, "persona": true, "personne": true, "officer": true}

// share reports whether at least half of the values fit.
func share(values []string, fits func(string) bool) bool {
	count := 0
	for _, value := range values {
		if fits(value) {
			count++
		}
	}
	return count > 0 && 2*count >= len(values)
}

// isSpanishID checks the letter of a DNI or NIE (Orden INT/2058/2008: the number modulo 23 gives the letter).
func isSpanishID(text string) bool {
	text = strings.ToUpper(strings.ReplaceAll(text, "-", ""))
	if !spanishID().MatchString(text) {
		return false
	}
	digits := strings.NewReplacer("X", "0", "Y", "1", "Z", "2").Replace(text[:8])
	number, err := strconv.Atoi(digits)
	return err == nil && text[8] == "TRWAGMYFPDXBNJZSQVHLCKE"[number%23]
}

// isPhone wants the digits of a telephone number, and that it is not written like a date or a quantity.
func isPhone(text string) bool {
	digits := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, text)
	_, isDate := parseDate(text)
	return !isDate && len(digits) >= 9 && len(digits) <= 15 && phoneValue().MatchString(text)
}

// isPersonName recognises two to four capitalised words without digits.
func isPersonName(text string) bool {
	words := strings.Fields(strings.ReplaceAll(text, ",", " "))
	if len(words) < 2 || len(words) > 4 {
		return false
	}
	for _, word := range words {
		first := []rune(word)[0]
		if !unicode.IsUpper(first) || placeWords[strings.ToLower(word)] || strings.ContainsAny(word, "0123456789&/()") {
			return false
		}
	}
	return true
}

// placeWords tell that a capitalised name is not a person's.
var placeWords = map[string]bool{
	"park": true, "library": true, "school": true, "street": true, "road": true, "centre": true, "center": true, "ward": true, "court": true,
	"house": true, "hall": true, "green": true, "garden": true, "gardens": true, "field": true, "fields": true, "lane": true, "close": true,
	"council": true, "team": true, "services": true, "service": true, "department": true, "allotment": true, "allotments": true, "hill": true,
	"parc": true, "biblioteca": true, "escola": true, "escuela": true, "plaza": true, "jardins": true, "mairie": true, "north": true, "south": true,
	"east": true, "west": true, "upper": true, "lower": true, "old": true, "new": true, "the": true,
}

// headerWords splits a header into unaccented words in small letters, at spaces, signs and changes of case.
func headerWords(name string) string {
	var out strings.Builder
	before := ' '
	for _, r := range unaccented(name) {
		switch {
		case unicode.IsUpper(r) && unicode.IsLower(before):
			out.WriteRune(' ')
			out.WriteRune(unicode.ToLower(r))
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			out.WriteRune(unicode.ToLower(r))
		default:
			out.WriteRune(' ')
		}
		before = r
	}
	return strings.Join(strings.Fields(out.String()), " ")
}

// unaccented takes the accents off letters.
func unaccented(text string) string {
	plain, _, err := transform.String(transform.Chain(norm.NFD, runes.Remove(runes.In(unicode.Mn)), norm.NFC), text)
	if err != nil {
		return text
	}
	return plain
}
