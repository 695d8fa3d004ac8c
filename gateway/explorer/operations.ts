// Operations that the explorers offer, ready to run on the demo data.

export interface ReadyOperation {
  readonly domain: 'Everything' | 'Identity' | 'Tenancy' | 'Marketplace' | 'Recruiting' | 'Credit'
  /** Its operation name, which is unique among them. */
  readonly name: string
  readonly document: string
  readonly variables?: Readonly<Record<string, unknown>>
}

const category = 'personal-loan'
const acmeJob = '01900000-0000-7000-8031-000000000064'
const acmeApplicant = '01900000-0000-7000-8001-000000000064'

/** The first two open as tabs. */
export const readyOperations: readonly ReadyOperation[] = [
  {
    domain: 'Credit',
    name: 'Leaderboard',
    variables: { category },
    document: `# The current user, and the leaderboard of their tenant.
query Leaderboard($category: String!) {
  viewer {
    user {
      email
    }
    tenant {
      name
    }
  }
  creditLeaderboard(category: $category, first: 5) {
    nodes {
      rank
      value
      applicant {
        profile {
          firstName
          lastName
        }
      }
    }
  }
}
`,
  },
  {
    domain: 'Credit',
    name: 'ScoreChanges',
    variables: { category },
    document: `# Run this one, then in a terminal: SCORE_COMMAND
subscription ScoreChanges($category: String!, $after: String) {
  creditScoreChanged(category: $category, after: $after) {
    cursor
    score {
      value
      rank
      applicant {
        profile {
          firstName
          lastName
        }
      }
    }
  }
}
`,
  },
  {
    domain: 'Credit',
    name: 'RecordScore',
    variables: { input: { category, applicantId: acmeApplicant, value: 87.5 } },
    document: `# Every client that runs ScoreChanges gets this at once.
mutation RecordScore($input: RecordCreditScoreInput!) {
  recordCreditScore(input: $input) {
    __typename
    ... on CreditScoreRecorded {
      cursor
      score {
        value
        rank
      }
    }
    ... on Problem {
      message
      code
      path
    }
  }
}
`,
  },
  {
    domain: 'Credit',
    name: 'Applications',
    document: `query Applications {
  viewer {
    tenant {
      creditApplications(first: 5) {
        nodes {
          status
          amount {
            amount
            currency
          }
          applicant {
            profile {
              firstName
              lastName
            }
          }
          score {
            value
            rank
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
}
`,
  },
  {
    domain: 'Everything',
    name: 'Overview',
    document: `# One query through all five subgraphs. Run it as alan too: fields that alan may not see are null, with FORBIDDEN.
query Overview {
  viewer {
    user {
      email
      profile {
        firstName
        lastName
      }
    }
    permissions
    tenant {
      name
      members(first: 3) {
        nodes {
          roles {
            name
          }
          user {
            profile {
              firstName
            }
          }
        }
      }
      licences(first: 3) {
        nodes {
          status
          module {
            name
          }
        }
      }
      jobs(first: 3) {
        nodes {
          title
          analyses(first: 3) {
            nodes {
              matchScore
              candidate {
                name
              }
            }
          }
        }
      }
      creditApplications(first: 3) {
        nodes {
          status
          applicant {
            profile {
              firstName
            }
          }
          score {
            value
            rank
          }
        }
      }
    }
  }
}
`,
  },
  {
    domain: 'Identity',
    name: 'Me',
    document: `query Me {
  viewer {
    user {
      id
      email
      profile {
        firstName
        lastName
      }
    }
    permissions
  }
}
`,
  },
  {
    domain: 'Tenancy',
    name: 'Members',
    document: `query Members {
  viewer {
    tenant {
      name
      slug
      members(first: 10) {
        nodes {
          roles {
            name
          }
          user {
            profile {
              firstName
              lastName
            }
          }
        }
      }
    }
  }
}
`,
  },
  {
    domain: 'Marketplace',
    name: 'Modules',
    document: `query Modules {
  modules(first: 10) {
    nodes {
      slug
      name
    }
  }
  viewer {
    tenant {
      licences(first: 10) {
        nodes {
          status
          module {
            name
          }
        }
      }
    }
  }
}
`,
  },
  {
    domain: 'Recruiting',
    name: 'Jobs',
    document: `query Jobs {
  viewer {
    tenant {
      jobs(first: 5) {
        nodes {
          id
          title
          requiredSkills
          analyses(first: 5) {
            nodes {
              matchScore
              candidate {
                name
              }
            }
          }
        }
      }
    }
  }
}
`,
  },
  {
    domain: 'Recruiting',
    name: 'JobChanges',
    variables: { jobId: acmeJob },
    document: `# Run this one, then analyse a candidate for the job.
subscription JobChanges($jobId: ID!, $after: String) {
  jobLeaderboardChanged(jobId: $jobId, after: $after) {
    cursor
  }
}
`,
  },
]
