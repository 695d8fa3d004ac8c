-- The modules that Quintet itself offers.
insert into marketplace.modules (id, slug, name, description, version, trial_days, dependencies) values
  ('01900000-0000-7000-8004-000000000001', 'cv-analysis', 'CV analysis', 'Scores candidates against a job, with evidence.', '1.0.0', 14, '{"required":[],"optional":["interview-simulation"]}'),
  ('01900000-0000-7000-8004-000000000002', 'interview-simulation', 'Interview simulation', 'Asks questions that fit the gaps of a candidate.', '1.0.0', 14, '{"required":["cv-analysis"],"optional":[]}'),
  ('01900000-0000-7000-8004-000000000003', 'credit-scoring', 'Credit scoring', 'Live scores and leaderboards of applicants.', '1.0.0', 30, '{"required":[],"optional":[]}'),
  ('01900000-0000-7000-8004-000000000004', 'audit-export', 'Audit export', 'Hands the audit trail to other systems.', '1.0.0', 0, '{"required":[],"optional":[]}');
