CREATE TABLE districts (district VARCHAR, population INTEGER, area_km2 DOUBLE);
INSERT INTO districts VALUES ('Gràcia', 121500, 4.19), ('Sants', 186000, 10.94), ('Eixample', 266000, 7.48), ('Les Corts', 81000, 6.02), ('Horta', NULL, 11.96);
CREATE TABLE requests (id INTEGER, district VARCHAR, kind VARCHAR, opened_at TIMESTAMP, closed_at TIMESTAMP, cost DECIMAL(10, 2), code VARCHAR);
INSERT INTO requests VALUES
  (1, 'Gràcia', 'Lighting', '2024-01-05 09:00', '2024-01-07 10:00', 120.50, '07'),
  (2, 'Gràcia', 'Waste', '2024-01-06 11:30', NULL, NULL, '08'),
  (3, 'Sants', 'Waste', '2024-02-01 08:15', '2024-02-03 12:00', 80.00, '07'),
  (4, 'Sants', 'Noise', '2024-02-02 22:40', NULL, 0.00, '11'),
  (5, 'Sants', 'Lighting', '2024-02-10 19:05', '2024-02-12 09:30', 45.25, '07'),
  (6, 'Eixample', 'Waste', '2024-03-01 07:00', '2024-03-01 15:45', 60.10, '08'),
  (7, 'Eixample', 'Waste', '2024-03-15 07:20', NULL, 60.10, '08'),
  (8, 'Les Corts', 'Noise', '2023-12-30 23:55', '2024-01-02 08:00', 15.00, '11'),
  (9, 'Gràcia', 'Noise', '2024-03-20 01:10', NULL, 22.75, '11'),
  (10, 'Les Corts', 'Waste', '2024-03-31 23:30', NULL, 33.30, '08');
