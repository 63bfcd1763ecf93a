# Pester 5. Single readers: attempts joined by activity, firewall rules, key rights, sessions of a Japanese Windows.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

BeforeAll { # check: allow cmdlet
    Import-Module -Name (Join-Path -Path $PSScriptRoot -ChildPath 'testing/test-support.psm1') -Force -DisableNameChecking
    Import-RdpdUnderTest
}

Describe 'client attempts' { # check: allow cmdlet
    It 'joins events by activity, newest attempt first' { # check: allow cmdlet
        $at = Get-Date -Date '2026-03-13T18:26:54Z'
        $state = New-RdpdTestWindows
        $state['Events'] = @{ 'Microsoft-Windows-TerminalServices-RDPClient/Operational' = @(
                @{ Id = 1026; At = $at.AddSeconds(3); Activity = 'b'; ProcessId = 7; Fields = @{ Value = '2308' } }
                @{ Id = 226; At = $at.AddSeconds(2); Activity = 'b'; ProcessId = 7; Fields = @{ StateTransitionName = 'RDPClient_SSL'; ErrorCode = '2147500037' } }
                @{ Id = 1024; At = $at.AddSeconds(1); Activity = 'b'; ProcessId = 7; Fields = @{ Value = 'server1' } }
                @{ Id = 1025; At = $at; Activity = 'a'; ProcessId = 7; Fields = @{} }
                @{ Id = 1024; At = $at.AddSeconds(-1); Activity = 'a'; ProcessId = 7; Fields = @{ Value = 'server0' } }
            )
        }
        $rows = @((Get-RdpdTestFact -Record (Invoke-RdpdTest -State $state -Request @{ batch = 'slow'; facts = @('client.attempts') }) -Name 'client.attempts').value)
        $rows.Count | Should -Be 2 # check: allow cmdlet
        $rows[0].server | Should -Be 'server1' # check: allow cmdlet
        $rows[0].reason | Should -Be 2308 # check: allow cmdlet
        $rows[0].tlsError | Should -Be 2147500037 # check: allow cmdlet
        $rows[0].furthest | Should -Be 'started' # check: allow cmdlet
        $rows[0].connected | Should -BeFalse # check: allow cmdlet
        $rows[1].connected | Should -BeTrue # check: allow cmdlet
    }
}

Describe 'firewall rules' { # check: allow cmdlet
    It 'knows the Remote Desktop group by its token and finds blocks of the port' { # check: allow cmdlet
        $state = New-RdpdTestWindows -Language 'ja-JP'
        $base = 'SYSTEM\CurrentControlSet\Services\SharedAccess\Parameters\FirewallPolicy\FirewallRules'
        $state['Registry']["$base\RemoteDesktop-UserMode-In-TCP"] = 'v2.31|Action=Allow|Active=FALSE|Dir=In|Protocol=6|Profile=Domain|Profile=Private|LPort=3389|App=%SystemRoot%\system32\svchost.exe|Svc=termservice|Name=@FirewallAPI.dll,-28775|EmbedCtxt=@FirewallAPI.dll,-28752|'
        $state['Registry']["$base\{1}"] = 'v2.31|Action=Block|Active=TRUE|Dir=In|Protocol=6|LPort2_10=3000-4000|Name=x|'
        $state['Registry']["$base\{2}"] = 'v2.31|Action=Block|Active=TRUE|Dir=In|Protocol=6|LPort=445|Name=y|'
        $record = Invoke-RdpdTest -State $state -Request @{ batch = 'slow'; facts = @('firewall.rdpRules', 'firewall.blocks') }
        $rule = @((Get-RdpdTestFact -Record $record -Name 'firewall.rdpRules').value | Where-Object { $_.name -eq 'RemoteDesktop-UserMode-In-TCP' })[0]
        $rule.enabled | Should -BeFalse # check: allow cmdlet
        $rule.profiles | Should -Be 'Domain,Private' # check: allow cmdlet
        $rule.protocol | Should -Be 'TCP' # check: allow cmdlet
        @((Get-RdpdTestFact -Record $record -Name 'firewall.blocks').value | ForEach-Object { $_.name }) | Should -Be @('{1}') # check: allow cmdlet
    }
}

Describe 'key rights' { # check: allow cmdlet
    It 'sees NETWORK SERVICE missing, and a deny before everything' { # check: allow cmdlet
        $state = New-RdpdTestWindows
        $path = $state['Self']['KeyFiles'][0]
        $rules = @(@{ Sid = 'S-1-5-18'; Allow = $true; Mask = 0x1f01ff })
        $state['Acl'][$path]['Rules'] = $rules
        $file = @((Get-RdpdTestFact -Record (Invoke-RdpdTest -State $state) -Name 'key.files').value)[0]
        $file.networkService | Should -BeFalse # check: allow cmdlet
        $state['Acl'][$path]['Rules'] = $rules + @(@{ Sid = 'S-1-5-20'; Allow = $true; Mask = -2147483648 }, @{ Sid = 'S-1-5-11'; Allow = $false; Mask = 1 })
        $file = @((Get-RdpdTestFact -Record (Invoke-RdpdTest -State $state) -Name 'key.files').value)[0]
        $file.networkService | Should -BeFalse # check: allow cmdlet
        $state['Acl'][$path]['Rules'] = $rules + @(@{ Sid = 'S-1-5-20'; Allow = $true; Mask = -2147483648 })
        $file = @((Get-RdpdTestFact -Record (Invoke-RdpdTest -State $state) -Name 'key.files').value)[0]
        $file.networkService | Should -BeTrue # check: allow cmdlet
    }
}

Describe 'updates' { # check: allow cmdlet
    It 'lets a date that is none cost its own date only' { # check: allow cmdlet
        $state = New-RdpdTestWindows
        $state['Self']['HotFixes'] = @(@{ Id = 'KB1'; Title = 'Update'; InstalledAt = '13/1/2026' }, @{ Id = 'KB2'; Title = 'Update'; InstalledAt = '2/29/2024' })
        $rows = @((Get-RdpdTestFact -Record (Invoke-RdpdTest -State $state -Request @{ batch = 'slow'; facts = @('updates.recent') }) -Name 'updates.recent').value)
        @($rows | ForEach-Object { $_.id }) | Should -Be @('KB2', 'KB1') # check: allow cmdlet
        $rows[0].installedAt | Should -Not -BeNullOrEmpty # check: allow cmdlet
        $rows[1].installedAt | Should -BeNullOrEmpty # check: allow cmdlet
    }
}

Describe 'sessions' { # check: allow cmdlet
    It 'reads them without the words of a language' { # check: allow cmdlet
        $state = New-RdpdTestWindows -Language 'ja-JP'
        $state['Programs'] = @{ qwinsta = @(
                ' SESSIONNAME       USERNAME                 ID  STATE'
                ' services                                    0  Disc'
                '>console           tester                    1  Active'
                '                   hanako                    2  Disc'
                ' rdp-tcp                                 65536  Listen'
            )
        }
        $record = Invoke-RdpdTest -State $state -Request @{ batch = 'slow'; facts = @('session.list', 'limit.activeSessions') }
        $rows = @((Get-RdpdTestFact -Record $record -Name 'session.list').value)
        @($rows | ForEach-Object { $_.state }) | Should -Be @('services', 'active', 'disconnected', 'listen') # check: allow cmdlet
        $rows[2].user | Should -Be 'hanako' # check: allow cmdlet
        (Get-RdpdTestFact -Record $record -Name 'limit.activeSessions').value | Should -Be 1 # check: allow cmdlet
    }
}
