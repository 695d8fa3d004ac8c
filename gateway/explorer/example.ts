// What the explorers open with: a query that crosses subgraphs, and a subscription to watch.

export const exampleQuery = `# Who am I, and how do the applicants of my tenant stand?
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
`

export const exampleSubscription = `# Run this one, then in a terminal: npx -y pnpm@12 score
subscription ScoreChanges($category: String!) {
  creditScoreChanged(category: $category) {
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
`

export const exampleVariables = { category: 'personal-loan' }
