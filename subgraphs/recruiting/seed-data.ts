// Demo jobs and candidates of each demo tenant. People and companies are made up.
import type { AddCandidateInput, CreateJobInput, EducationLevel } from './types.gen.ts'

interface DemoCandidate extends AddCandidateInput {
  /** The jobs to measure against, by their place in the list. */
  readonly against: readonly number[]
}
export interface DemoRecruiting {
  readonly jobs: readonly CreateJobInput[]
  readonly candidates: readonly DemoCandidate[]
}

const list = (text: string): string[] => text.split(', ')

/** A role as `title, company, start, end`; without an end it goes on. */
function role(text: string) {
  const [title = '', company = '', start = '', end = null] = list(text)
  return { title, company, start, end }
}

function candidate(
  name: string,
  against: readonly number[],
  skills: string,
  roles: readonly string[],
  degree: EducationLevel,
  field: string,
  completed = true,
): DemoCandidate {
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@mail.example`
  const education = [{ level: degree, field, completed }]
  return { name, email, against, skills: list(skills), experience: roles.map(role), education }
}

const acme: DemoRecruiting = {
  jobs: [
    {
      title: 'Backend Engineer, Payments',
      description: 'Builds and runs the services that move money: ledgers, payouts and their interfaces.',
      requiredSkills: list('Python, Django, PostgreSQL, Docker'),
      preferredSkills: list('Kubernetes, GraphQL'),
      experienceLevel: 'SENIOR',
      educationLevel: 'BACHELOR',
    },
    {
      title: 'Frontend Developer',
      description: 'Turns designs into accessible pages that load fast on old phones.',
      requiredSkills: list('JavaScript, TypeScript, React, CSS'),
      preferredSkills: list('GraphQL, Next.js'),
      experienceLevel: 'MID',
    },
    {
      title: 'Platform Lead',
      description: 'Leads the team that gives all other teams a place to run their software.',
      requiredSkills: list('Kubernetes, Amazon Web Services, Terraform, CI/CD'),
      preferredSkills: list('Go, Prometheus'),
      experienceLevel: 'LEAD',
      educationLevel: 'BACHELOR',
    },
    {
      title: 'Data Analyst',
      description: 'Answers questions with numbers, and says how sure the numbers are.',
      requiredSkills: list('SQL, Python, Excel'),
      preferredSkills: list('Tableau, Statistics'),
      experienceLevel: 'ENTRY',
      educationLevel: 'BACHELOR',
    },
  ],
  candidates: [
    candidate(
      'Amara Okafor',
      [0, 2],
      'Python, Django, Postgres, Docker, k8s, GraphQL',
      ['Backend Engineer, Northwind Pay, 2016-03, 2020-08', 'Senior Backend Engineer, Lumen Bank, 2020-09'],
      'MASTER',
      'Computer Science',
    ),
    candidate(
      'Bruno Costa',
      [0],
      'Python, Flask, MySQL, Docker, Redis',
      ['Software Developer, Casa Verde, 2019, 2022', 'Backend Developer, Mercado Azul, 2022-02'],
      'BACHELOR',
      'Informatics',
    ),
    candidate(
      'Chiara Romano',
      [1, 0],
      'TypeScript, React, Next.js, CSS, GraphQL, Figma',
      ['Frontend Developer, Studio Tre, 2018-05, 2021-12', 'Senior Frontend Developer, Vela, 2022-01'],
      'BACHELOR',
      'Interaction Design',
    ),
    candidate(
      'Dmitri Volkov',
      [2, 0],
      'Kubernetes, AWS, Terraform, GitLab CI, Go, Prometheus, Linux',
      [
        'Systems Administrator, Polar Hosting, 2010, 2015',
        'Platform Engineer, Skyline, 2015-04, 2021-03',
        'Platform Lead, Skyline, 2021-04',
      ],
      'BACHELOR',
      'Electrical Engineering',
    ),
    candidate(
      'Elif Kaya',
      [3, 1],
      'SQL, Python, Excel, Tableau, Statistics',
      ['Data Analyst, Bosphorus Retail, 2021-06'],
      'MASTER',
      'Statistics',
    ),
    candidate(
      'Farid Rahimi',
      [1],
      'JavaScript, Vue.js, CSS, HTML',
      ['Web Developer, Atlas Media, 2020-01, 2023-10'],
      'SHORT_CYCLE',
      'Media Technology',
    ),
    candidate(
      'Greta Lindqvist',
      [0, 3],
      'Python, Django, SQL, Photoshop',
      ['Junior Developer, Fjord Labs, 2022-08'],
      'BACHELOR',
      'Mathematics',
    ),
    candidate(
      'Hiro Tanaka',
      [2],
      'Kubernetes, Google Cloud, Terraform, Jenkins, Python',
      ['Infrastructure Engineer, Sakura Games, 2014-04, 2019-09', 'Staff Engineer, Mono, 2019-10'],
      'MASTER',
      'Information Systems',
    ),
    candidate(
      'Ines Moreau',
      [3],
      'Excel, Power BI, SQL',
      ['Controller, Lavande, 2017-09, 2022-06'],
      'BACHELOR',
      'Business Administration',
    ),
    candidate('Jonas Weber', [1, 3], 'HTML, CSS, JavaScript', [], 'BACHELOR', 'Philosophy', false),
    candidate(
      'Kavya Nair',
      [0, 2],
      'Python, FastAPI, PostgreSQL, Docker, Kubernetes, AWS, CI/CD',
      ['Software Engineer, Monsoon Systems, 2015-07, 2019-05', 'Senior Software Engineer, Banyan, 2019-06'],
      'BACHELOR',
      'Computer Engineering',
    ),
    candidate(
      'Lucas Nguyen',
      [1],
      'js, ts, reactjs, CSS3, Node.js',
      ['Frontend Engineer, Paper Boat, 2021-02'],
      'DOCTORATE',
      'Physics',
      false,
    ),
  ],
}

const globex: DemoRecruiting = {
  jobs: [
    {
      title: 'Firmware Engineer',
      description: 'Writes the software inside our meters, which must run for fifteen years untouched.',
      requiredSkills: list('C, C++, Embedded Systems, Linux'),
      preferredSkills: list('Rust, CAN bus'),
      experienceLevel: 'MID',
      educationLevel: 'BACHELOR',
    },
    {
      title: 'Machine Learning Scientist',
      description: 'Forecasts the load of the grid a day ahead, and explains the forecast.',
      requiredSkills: list('Python, PyTorch, Statistics'),
      preferredSkills: list('Time Series Analysis, SQL'),
      experienceLevel: 'SENIOR',
      educationLevel: 'DOCTORATE',
    },
    {
      title: 'Project Manager, Installations',
      description: 'Brings solar plants from the first call to the first kilowatt hour.',
      requiredSkills: list('Project Management, Excel'),
      preferredSkills: list('Scrum, German'),
      experienceLevel: 'SENIOR',
    },
    {
      title: 'Support Engineer',
      description: 'Helps installers on the telephone and writes down what helped.',
      requiredSkills: list('Technical Support, Networking'),
      preferredSkills: list('SQL'),
      experienceLevel: 'ENTRY',
      educationLevel: 'SECONDARY',
    },
  ],
  candidates: [
    candidate(
      'Mikael Holm',
      [0],
      'C, C++, Embedded Systems, Linux, Rust',
      ['Embedded Developer, Nordic Sensors, 2017-01'],
      'MASTER',
      'Electrical Engineering',
    ),
    candidate(
      'Nadia Haddad',
      [1],
      'Python, PyTorch, Statistics, Time Series Analysis',
      ['Research Assistant, Cedar Institute, 2015, 2019', 'Senior Data Scientist, Windward, 2019-09'],
      'DOCTORATE',
      'Applied Mathematics',
    ),
    candidate(
      'Oskar Nowak',
      [2, 3],
      'Project Management, Scrum, MS Excel, German',
      ['Site Manager, Helios Bau, 2013-05, 2018-12', 'Project Manager, Helios Bau, 2019-01'],
      'BACHELOR',
      'Civil Engineering',
    ),
    candidate(
      'Priya Raman',
      [1, 0],
      'Python, TensorFlow, SQL, Statistics',
      ['Machine Learning Engineer, Delta Grid, 2020-04'],
      'MASTER',
      'Data Science',
    ),
    candidate(
      'Quentin Dubois',
      [3],
      'Technical Support, Networking, Linux',
      ['Help Desk Agent, Telia Sud, 2021-03'],
      'SECONDARY',
      'Electronics',
    ),
    candidate(
      'Rosa Delgado',
      [0],
      'C++, Python, ROS',
      ['Robotics Engineer, Tierra, 2022-01, 2024-06'],
      'BACHELOR',
      'Mechatronics',
    ),
    candidate(
      'Samuel Adeyemi',
      [2],
      'Agile, Excel, Stakeholder Management',
      ['Team Lead, Sunrise Solar, 2018, 2024'],
      'SHORT_CYCLE',
      'Business',
    ),
    candidate(
      'Tove Nilsen',
      [1, 3],
      'R, Statistics, SQL, Python',
      ['Statistician, Fjellheim, 2016-08'],
      'DOCTORATE',
      'Statistics',
      false,
    ),
    candidate('Uma Petrova', [0, 3], 'C, Embedded Systems, Networking', [], 'BACHELOR', 'Computer Engineering'),
    candidate(
      'Viktor Szabo',
      [0],
      'C, C++, Linux, FPGA, Embedded Linux',
      ['Firmware Engineer, Tisza Instruments, 2011-02, 2023-01'],
      'MASTER',
      'Physics',
    ),
    candidate(
      'Wanjiru Kamau',
      [2],
      'Project Management, Excel, Scrum',
      ['Project Coordinator, Savanna Power, 2019-10'],
      'BACHELOR',
      'Economics',
    ),
    candidate(
      'Xavier Pons',
      [3, 2],
      'Customer Service, Networking, SQL',
      ['Support Technician, Marina Net, 2020, 2023', 'Support Engineer, Marina Net, 2023-03'],
      'SECONDARY',
      'Telecommunications',
    ),
  ],
}

/** By the tenant's slug. */
export const demoRecruiting: Readonly<Record<string, DemoRecruiting>> = { acme, globex }
