SELECT x, y FROM c JOIN b ON b.id = b_id WHERE k = 1
