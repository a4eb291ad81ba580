package grade

import "strings"

// taxonomy names the categories of the published list that this judge tells apart (Taipalus and others; the list of 105 by
// D. Ponzini, sql_error_taxonomy, MIT).
var taxonomy = map[string]string{
	"SYN-2":   "ambiguous column",
	"SYN-4":   "undefined column",
	"SYN-5":   "undefined function",
	"SYN-7":   "undefined object",
	"SYN-9":   "misspellings",
	"SYN-11":  "omitting quotes around character data",
	"SYN-13":  "data type mismatch",
	"SYN-14":  "using aggregate function outside select or having",
	"SYN-15":  "aggregate functions cannot be nested",
	"SYN-16":  "extraneous or omitted grouping column",
	"SYN-19":  "using where twice",
	"SYN-21":  "comparison with null",
	"SYN-23":  "date time field overflow",
	"SYN-24":  "duplicate clause",
	"SYN-25":  "using an undefined correlation name",
	"SYN-26":  "too many columns in subquery",
	"SYN-30":  "confusing the order of keywords",
	"SYN-32":  "confusing the syntax of keywords",
	"SYN-33":  "omitting commas",
	"SYN-34":  "curly square or unmatched brackets",
	"SYN-36":  "nonstandard keywords or standard keywords in wrong context",
	"SEM-39":  "and instead of or",
	"SEM-41":  "distinct in sum or avg",
	"SEM-42":  "distinct that might remove important duplicates",
	"SEM-43":  "wildcards without like",
	"SEM-44":  "incorrect wildcard",
	"SEM-46":  "null in in any all subquery",
	"SEM-47":  "join on incorrect column",
	"SEM-48":  "omitting a join",
	"LOG-52":  "or instead of and",
	"LOG-53":  "extraneous not operator",
	"LOG-54":  "missing not operator",
	"LOG-55":  "substituting existence negation with not equal to",
	"LOG-57":  "incorrect comparison operator or value",
	"LOG-58":  "join on incorrect table",
	"LOG-59":  "join when join needs to be omitted",
	"LOG-61":  "join with incorrect comparison operator",
	"LOG-62":  "missing join",
	"LOG-63":  "improper nesting of expressions",
	"LOG-66":  "missing expression",
	"LOG-67":  "expression on incorrect column",
	"LOG-68":  "extraneous expression",
	"LOG-69":  "expression in incorrect clause",
	"LOG-70":  "extraneous column in select",
	"LOG-71":  "missing column from select",
	"LOG-72":  "missing distinct from select",
	"LOG-73":  "missing as from select",
	"LOG-74":  "missing column from order by",
	"LOG-75":  "incorrect column in order by",
	"LOG-77":  "incorrect ordering of rows",
	"LOG-78":  "distinct as function parameter where not applicable",
	"LOG-79":  "missing distinct from function parameter",
	"LOG-80":  "incorrect function",
	"LOG-81":  "incorrect column as function parameter",
	"COM-83":  "unnecessary distinct in select clause",
	"COM-84":  "unnecessary join",
	"COM-88":  "like without wildcards",
	"COM-104": "condition on left table in left outer join",
}

// category is what a code stands for: the name in the taxonomy, or the code's own words.
func category(code string) string {
	if name, ok := taxonomy[code]; ok {
		return name
	}
	return strings.ToLower(strings.ReplaceAll(strings.TrimPrefix(code, "GH-"), "-", " "))
}
